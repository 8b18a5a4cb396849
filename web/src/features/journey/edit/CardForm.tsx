import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Action, Card, Insight, Journey, LibraryObject } from "@/api/types";
import { ActionFields } from "./form/ActionFields";
import { Delete } from "./form/Delete";
import { EvidenceField } from "./form/EvidenceField";
import { ChoiceField, LongField, NumberField, TextField } from "./form/fields";
import { InsightFields, Sources } from "./form/InsightFields";
import { LibraryFields } from "./form/LibraryFields";
import { PictureField } from "./form/PictureField";
import { stepChoices } from "./form/useChoices";
import { useSave } from "./form/useSave";
import { asText, OBJECTS, promoted, type Referred, referredBy, SLATES, type Target } from "./model/cards";
import { remove } from "./model/operations";
import { type Side, useSide } from "./side";
import { useEditing } from "./useSession";

const TARGETS: readonly Target[] = [...OBJECTS, "insight", "action"];
const WITH_PICTURES = new Set(["image", "storyboard"]);
const pictured = (journey: Journey, card: Card) => Boolean(card.image) || WITH_PICTURES.has(journey.lanes.find((lane) => lane.id === card.lane)?.type ?? "");

/** A card: its words or what it refers to, where it lies, what stands behind it, how it looks. */
export default function CardForm({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const { open } = useSide();
  const card = journey.cards.find((one) => "id" in side && one.id === side.id);
  if (!card) return <p className="muted">{t("edit.form.gone")}</p>;
  const referred = referredBy(journey, card);
  const go = () => {
    if (edit([remove("cards", card.id)], "card_delete")) open(null);
  };
  return (
    <div className="partform" key={card.id}>
      <h2>{t("edit.side.card")}</h2>
      {referred ? <Reference card={card} referred={referred} /> : <Words card={card} />}
      {pictured(journey, card) && <PictureField card={card} />}
      <Span card={card} />
      <Look card={card} />
      <Delete label={t("edit.form.deleteCard")} onDelete={go} />
    </div>
  );
}

function Words({ card }: { card: Card }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const save = useSave("cards", card.id);
  const text = useSave("cards", card.id, "text");
  const lang = card.lang || journey.lang;
  const empty = !(card.title || card.text).trim();
  return (
    <>
      <TextField label={t("edit.form.title")} value={card.title} lang={lang} onSave={(value) => text("title", value)} />
      <LongField label={t("edit.form.text")} note={t("edit.form.markdown")} value={card.text} lang={lang} onSave={(value) => text("text", value)} />
      <EvidenceField optional value={card.evidence} onSave={(value) => save("evidence", value)} />
      <Sources value={card.sources} onSave={(ids) => save("sources", ids)} />
      <Menu withinPortal position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" disabled={empty}>
            {t("edit.form.promote")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TARGETS.map((target) => (
            <Menu.Item key={target} onClick={() => edit(promoted(journey, card, target), target === "insight" ? "insight" : "field")}>
              {t(`edit.form.object.${target}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Reference({ card, referred }: { card: Card; referred: Referred }) {
  const { t } = useTranslation("journey");
  const { edit } = useEditing();
  const { list, part } = referred;
  const name = [part.title, part.name, part.source, part.id].find((one) => typeof one === "string" && one);
  return (
    <>
      {list === "insights" ? (
        <InsightFields insight={part as unknown as Insight} />
      ) : list === "actions" ? (
        <ActionFields action={part as unknown as Action} />
      ) : list === "library" ? (
        <LibraryFields object={part as unknown as LibraryObject} />
      ) : (
        <p>{t("edit.form.refersTo", { name: name as string })}</p>
      )}
      <Button size="xs" variant="default" onClick={() => edit(asText(referred, card), "field")}>
        {t("edit.form.asText")}
      </Button>
    </>
  );
}

function Span({ card }: { card: Card }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("cards", card.id, "card_move");
  const put = (part: Partial<Card["span"]>) => save("span", { ...card.span, ...part });
  const steps = stepChoices(journey);
  return (
    <>
      <div className="formpair">
        <ChoiceField label={t("edit.form.fromStep")} value={card.span.from_step} choices={steps} onSave={(value) => value && put({ from_step: value })} />
        <ChoiceField label={t("edit.form.toStep")} value={card.span.to_step} choices={steps} onSave={(value) => value && put({ to_step: value })} />
      </div>
      <NumberField least={0} label={t("edit.form.row")} value={card.span.row} onSave={(value) => put({ row: Math.min(40, Math.round(value ?? 0)) })} />
    </>
  );
}

function Look({ card }: { card: Card }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const save = useSave("cards", card.id);
  return (
    <details className="formbox">
      <summary>{t("edit.form.look")}</summary>
      <div>
        <span className="formlabel">{t("edit.form.colour")}</span>
        <div className="row" role="radiogroup" aria-label={t("edit.form.colour")}>
          {SLATES.map((slate) => (
            <button key={slate} type="button" role="radio" className={`swatch ${slate}`} aria-checked={card.colour === slate} aria-label={t(`edit.form.slate.${slate || "none"}`)} onClick={() => save("colour", slate)} />
          ))}
        </div>
      </div>
      <TextField label={t("edit.form.icon")} note={t("edit.form.iconNote")} value={card.icon} onSave={(value) => save("icon", value.trim())} />
      {!pictured(journey, card) && <TextField label={t("edit.form.alt")} note={t("edit.form.altNote")} value={card.alt} lang={card.lang || journey.lang} onSave={(value) => save("alt", value)} />}
      <TextField label={t("edit.form.lang")} note={t("edit.form.langNote")} value={card.lang} onSave={(value) => save("lang", value.trim())} />
    </details>
  );
}
