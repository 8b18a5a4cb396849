import { IconArrowsLeftRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pill } from "@/ui/Pill";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../data";
import { before, type Window, yearBefore } from "../model/presets";
import type { Beside } from "../model/view";
import { Choices } from "./Choices";
import { fieldTitle, useGroupingFields, useValues, valueLabel } from "./FieldPill";
import { WindowForm } from "./WindowForm";

function useWindow(): Window | null {
  const { journey, view } = useJourneyData();
  const [from, to] = view.from || view.to ? [view.from, view.to] : (journey.window ?? [null, null]);
  return from && to ? { from: from.slice(0, 10), to: to.slice(0, 10) } : null;
}

function useName(): string | null {
  const { journey, view, measured } = useJourneyData();
  const format = useFormat();
  const { beside } = view;
  if (beside.kind === "window") return format.window(beside.from, beside.to);
  if (beside.kind === "persona") return journey.personas.find((one) => one.id === beside.persona)?.name ?? beside.persona;
  if (beside.kind === "where") return `${fieldTitle(journey, beside.choice.field)} ${valueLabel(journey, beside.choice.field, beside.choice.value)}`;
  return beside.kind === "default" && measured?.comparison ? format.window(measured.comparison.other.provenance.window_from, measured.comparison.other.provenance.window_to) : null;
}

/** What to hold beside: another window, another persona, or another group. */
export function ComparePill() {
  const { t } = useTranslation("journey");
  const { change } = useJourneyData();
  const name = useName();
  return (
    <Pill icon={IconArrowsLeftRight} label={t("compare.label")} value={name ?? t("compare.nothing")} set={name !== null} onClear={() => change({ beside: { kind: "none" } })}>
      {(close) => (
        <CompareForm
          onChoose={(beside) => {
            change({ beside });
            close();
          }}
        />
      )}
    </Pill>
  );
}

function CompareForm({ onChoose }: { onChoose: (beside: Beside) => void }) {
  const { t } = useTranslation("journey");
  const { journey, view } = useJourneyData();
  const format = useFormat();
  const window = useWindow();
  const [field, setField] = useState<string | null>(null);
  const { options: groupings } = useGroupingFields();
  const current = view.persona ?? journey.persona;
  const personas = journey.personas.filter((one) => one.segment && one.id !== current);
  // The map's own groupings first; a drafted map names none, so the fields of the data follow.
  const groups = [...journey.filters.map((one) => ({ id: one.field, text: one.title })), ...groupings.filter((one) => !journey.filters.some((own) => own.field === one.id))];
  const windows: { id: string; window: Window }[] = window ? [{ id: "before", window: before(window) }, { id: "year", window: yearBefore(window) }] : [];

  if (field) return <GroupValues field={field} onBack={() => setField(null)} onChoose={(value) => onChoose({ kind: "where", choice: { field, value } })} />;
  return (
    <>
      <Choices
        label={t("compare.label")}
        options={[
          { id: "none", text: t("compare.nothing") },
          ...windows.map((one) => ({ id: one.id, text: t(`compare.${one.id}`), note: format.window(one.window.from, one.window.to) ?? "" })),
          ...personas.map((one) => ({ id: `persona:${one.id}`, text: one.name, note: t("compare.persona") })),
          ...groups.map((one) => ({ id: `field:${one.id}`, text: t("compare.group", { field: one.text }) })),
        ]}
        chosen={view.beside.kind === "none" ? ["none"] : []}
        onChoose={(id) => {
          const found = windows.find((one) => one.id === id);
          if (id === "none") onChoose({ kind: "none" });
          else if (found) onChoose({ kind: "window", ...found.window });
          else if (id.startsWith("persona:")) onChoose({ kind: "persona", persona: id.slice("persona:".length) });
          else setField(id.slice("field:".length));
        }}
      />
      <WindowForm initial={{ from: "", to: "" }} onChoose={(chosen) => onChoose({ kind: "window", ...chosen })} />
    </>
  );
}

function GroupValues({ field, onBack, onChoose }: { field: string; onBack: () => void; onChoose: (value: string) => void }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const { options } = useValues(field);
  return (
    <>
      <button type="button" className="btn sm quiet" onClick={onBack}>
        ← {fieldTitle(journey, field)}
      </button>
      <Choices label={t("compare.group", { field: fieldTitle(journey, field) })} options={options} chosen={[]} onChoose={onChoose} />
    </>
  );
}
