import { Button } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Step } from "@/api/types";
import { Delete } from "./form/Delete";
import { ChoiceField, DurationField, LongField, NamedField, NumberField, ScaleField, TextField } from "./form/fields";
import { freshObjects } from "./form/freshObjects";
import { Transitions } from "./form/Transitions";
import { actorChoices, libraryOf, useChoices } from "./form/useChoices";
import { useJourneyNames } from "./form/useJourneyNames";
import { useSave } from "./form/useSave";
import { withSteps } from "./model/goes";
import { remove, set } from "./model/operations";
import { between } from "./model/ranks";
import { type Side, useSide } from "./side";
import { useEditing } from "./useSession";

const KINDS = ["action", "communication", "decision", "wait"] as const;
const MOMENTS = ["none", "stimulus", "zmot", "fmot", "smot", "tmot", "other"] as const;

/** Everything about a step but its numbers; each field saves itself when it is left. */
export default function StepForm({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const step = journey.steps.find((one) => "id" in side && one.id === side.id);
  if (!step) return <p className="muted">{t("edit.form.gone")}</p>;
  return (
    <div className="partform" key={step.id}>
      <h2>{t("edit.side.step")}</h2>
      <Words step={step} />
      <Who step={step} />
      <Weight step={step} />
      <Transitions step={step} />
      <Place step={step} />
    </div>
  );
}

function Words({ step }: { step: Step }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const { open } = useSide();
  const save = useSave("steps", step.id);
  const title = useSave("steps", step.id, "title");
  const bound = Boolean(step.match ?? step.feedback);
  return (
    <>
      <TextField required label={t("edit.form.title")} value={step.title} lang={journey.lang} onSave={(value) => title("title", value)} />
      <TextField label={t("edit.form.caption")} value={step.caption} lang={journey.lang} onSave={(value) => save("caption", value)} />
      <LongField label={t("edit.form.description")} note={t("edit.form.markdown")} value={step.description} lang={journey.lang} onSave={(value) => save("description", value)} />
      <Button size="xs" variant={bound ? "default" : "light"} leftSection={<IconLink size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open({ kind: "bind", id: step.id })}>
        {t(bound ? "edit.form.bound" : "edit.form.bind")}
      </Button>
    </>
  );
}

function Who({ step }: { step: Step }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const choices = useChoices();
  const save = useSave("steps", step.id);
  const actors = actorChoices(journey);
  const channels = (ids: string[], names: string[]) => {
    const fresh = freshObjects("channel", names);
    edit([...fresh.operations, set("steps", step.id, "channels", [...ids, ...fresh.ids])], "field");
  };
  return (
    <>
      <ChoiceField label={t("edit.form.kind")} value={step.kind} choices={choices("stepKind", KINDS)} onSave={(value) => save("kind", value)} />
      <ChoiceField label={t("edit.form.actor")} value={step.actor ?? null} choices={actors} none={t("edit.form.nobody")} onSave={(value) => save("actor", value)} />
      <ChoiceField label={t("edit.form.counterpart")} value={step.counterpart ?? null} choices={actors} none={t("edit.form.nobody")} onSave={(value) => save("counterpart", value)} />
      <NamedField onNew label={t("edit.form.channels")} note={t("edit.form.newByName")} value={step.channels} known={libraryOf(journey, "channel")} onSave={channels} />
      <DurationField label={t("edit.form.expectedDuration")} value={step.expected_duration ?? null} onSave={(value) => save("expected_duration", value)} />
    </>
  );
}

function Weight({ step }: { step: Step }) {
  const { t } = useTranslation("journey");
  const { journey } = useEditing();
  const choices = useChoices();
  const save = useSave("steps", step.id);
  const names = useJourneyNames();
  return (
    <>
      <ChoiceField label={t("edit.form.momentOfTruth")} value={step.moment_of_truth} choices={choices("moment", MOMENTS)} onSave={(value) => save("moment_of_truth", value)} />
      {step.moment_of_truth !== "none" && <LongField label={t("edit.form.momentNote")} value={step.moment_note} lang={journey.lang} onSave={(value) => save("moment_note", value)} />}
      <div className="formpair">
        <ScaleField label={t("edit.form.importanceCustomer")} value={step.importance_customer ?? null} onSave={(value) => save("importance_customer", value)} />
        <ScaleField label={t("edit.form.importanceOrganisation")} value={step.importance_organisation ?? null} onSave={(value) => save("importance_organisation", value)} />
      </div>
      <NumberField least={0} label={t("edit.form.costPerVisit")} value={step.cost_per_visit ?? null} onSave={(value) => save("cost_per_visit", value)} />
      <NamedField label={t("edit.form.children")} value={step.children} known={names.filter((one) => one.id !== journey.id)} onSave={(ids) => save("children", ids)} />
    </>
  );
}

function Place({ step }: { step: Step }) {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const { open } = useSide();
  const move = (stage: string) => {
    const last = journey.steps.filter((one) => one.stage === stage).at(-1)?.order ?? null;
    edit([set("steps", step.id, "stage", stage), set("steps", step.id, "order", between(last, null))], "step_move");
  };
  const go = () => {
    if (edit([remove("steps", step.id)], "step_delete")) open(null);
  };
  const stages = journey.stages.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <ChoiceField label={t("edit.form.stage")} value={step.stage} choices={stages} onSave={(value) => value && move(value)} />
      <Delete label={t("edit.form.deleteStep")} goes={withSteps(journey, [step.id])} onDelete={go} />
    </>
  );
}
