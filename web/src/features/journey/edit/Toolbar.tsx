import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconChevronLeft, IconHistory, IconMessage, IconMoodSmile, IconPencil, IconPlus, IconSettings, IconUsers } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Lane } from "@/api/types";
import type { Curve } from "./model/emotion";
import { addStage, addStep, type Edit, insertLane } from "./model/structure";
import type { Label } from "./model/labels";
import { Saved } from "./Saved";
import { useSide } from "./side";
import { useEditing } from "./useSession";

const LANE_TYPES: [Lane["type"], Lane["zone"]][] = [
  ["actions", "customer"], ["touchpoints", "customer"], ["thoughts", "customer"], ["quotes", "customer"], ["emotion", "customer"],
  ["pains", "customer"], ["gains", "customer"], ["needs", "customer"], ["insights", "customer"], ["physical_evidence", "frontstage"],
  ["frontstage_people", "frontstage"], ["frontstage_technology", "frontstage"], ["backstage_people", "backstage"],
  ["backstage_technology", "backstage"], ["support", "support"], ["policy", "support"], ["opportunities", "analysis"],
  ["solutions", "analysis"], ["storyboard", "customer"], ["image", "customer"], ["text", "customer"],
];

interface Props {
  curve: Curve;
  onCurve: (curve: Curve) => void;
  onDone: () => void;
}

const isMac = () => navigator.userAgent.includes("Mac");

export function Toolbar({ curve, onCurve, onDone }: Props) {
  const { t } = useTranslation("journey");
  const { journey, session, told, edit, toFocus } = useEditing();
  const { open } = useSide();
  const made = ({ operations, focus }: Edit, label: Label) => {
    toFocus.current = focus ?? null;
    edit(operations, label);
  };

  // Undo belongs to the page, wherever the focus is, but not to a field that has an undo of its own.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) session.undo();
      else if (key === "y" || (key === "z" && event.shiftKey)) session.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session]);

  const control = isMac() ? "⌘" : "Ctrl+";
  return (
    <div className="editbar" role="toolbar" aria-label={t("edit.tools")} data-region="tools" onKeyDown={walk}>
      <Button size="xs" variant="default" leftSection={<IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />} onClick={onDone}>
        {t("edit.done")}
      </Button>
      <h1 lang={journey.lang}>{journey.title}</h1>
      <span className="chip draft">
        <IconPencil size={12} stroke={1.75} aria-hidden="true" /> {t("edit.editing", { version: told.version })}
      </span>
      <Saved />
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.undo")} title={`${t("edit.undo")} (${control}Z)`} disabled={!told.canUndo} onClick={() => session.undo()}>
        <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.redo")} title={`${t("edit.redo")} (${control}Y)`} disabled={!told.canRedo} onClick={() => session.redo()}>
        <IconArrowForwardUp size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <Add label={t("edit.add.step")} onClick={() => made(addStep(journey, t("edit.new.step"), t("edit.new.stage")), "step_insert")} />
      <Add label={t("edit.add.stage")} onClick={() => made(addStage(journey, t("edit.new.stage"), t("edit.new.step")), "stage_insert")} />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />} rightSection={<IconChevronDown size={12} stroke={1.75} aria-hidden="true" />}>
            {t("edit.add.lane")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
          {LANE_TYPES.map(([type, zone]) => (
            <Menu.Item key={type} onClick={() => made(insertLane(journey, null, "after", { title: t(`edit.laneTypes.${type}`), type, zone }), "lane_insert")}>
              {t(`edit.laneTypes.${type}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <CurveMenu curve={curve} onCurve={onCurve} />
      <span className="grow" />
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.side.personas")} title={t("edit.side.personas")} onClick={() => open({ kind: "personas" })}>
        <IconUsers size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t("edit.side.map")} title={t("edit.side.map")} onClick={() => open({ kind: "map" })}>
        <IconSettings size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <Button size="xs" variant="default" leftSection={<IconHistory size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open({ kind: "versions" })}>
        {t("edit.side.versions")}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconMessage size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open({ kind: "comments" })}>
        {t("edit.side.comments")}
      </Button>
    </div>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />} onClick={onClick}>
      {label}
    </Button>
  );
}

/** Whose curve is drawn, and whether as it is or as it should be. */
function CurveMenu({ curve, onCurve }: Pick<Props, "curve" | "onCurve">) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const whose = journey.personas.find((one) => one.id === curve.persona)?.name ?? t("edit.curve.everyone");
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconMoodSmile size={14} stroke={1.75} aria-hidden="true" />} rightSection={<IconChevronDown size={12} stroke={1.75} aria-hidden="true" />}>
          {t(`edit.curve.${curve.curve}`)}, {whose}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["current", "target"] as const).map((one) => (
          <Menu.Item key={one} role="menuitemradio" aria-checked={curve.curve === one} onClick={() => onCurve({ ...curve, curve: one })}>
            {t(`edit.curve.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {[null, ...journey.personas].map((one) => (
          <Menu.Item key={one?.id ?? ""} role="menuitemradio" aria-checked={curve.persona === (one?.id ?? null)} onClick={() => onCurve({ ...curve, persona: one?.id ?? null })}>
            {one?.name ?? t("edit.curve.everyone")}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const inField = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Arrows move inside the toolbar. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = buttons.indexOf(event.target as HTMLElement);
  buttons[(at + (event.key === "ArrowRight" ? 1 : buttons.length - 1)) % buttons.length]?.focus();
}
