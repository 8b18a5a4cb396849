import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { useTrial } from "../bind/useTrial";
import { ofText } from "../rule/draft";
import { parse } from "../rule/parse";
import { render } from "../rule/render";
import { useEditing } from "../useSession";
import { useTyped } from "./useTyped";

interface Props {
  label: string;
  value: string | null;
  /** `segment`: whom a persona stands for. `match`: events, as steps mean them. */
  kind: "segment" | "match";
  onSave: (rule: string | null) => void;
  note?: string;
}

/** A rule as text with what it means in the data beside it; what is no rule is not saved and says why. */
export function RuleField({ label, value, kind, onSave, note }: Props) {
  const { t } = useTranslation("journey");
  const typed = useTyped(value ?? "", (text) => {
    if (!text.trim()) onSave(null);
    else if (ofText(text).wrongAt === null) onSave(render(parse(text)));
  }, false);
  return (
    <div className="rulefieldbox">
      <Textarea size="xs" autosize minRows={1} maxRows={8} className="ruletext" spellCheck={false} label={label} description={note ?? t("edit.form.ruleNote")} {...typed} onChange={(event) => typed.onChange(event.currentTarget.value)} />
      {typed.value.trim() && <Meant rule={typed.value} kind={kind} />}
    </div>
  );
}

function Meant({ rule, kind }: { rule: string; kind: Props["kind"] }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { slug, told } = useEditing();
  const { trial, error, waiting } = useTrial(slug, { step: null, kind, rule, title: "" }, told.version);
  if (error) return <ErrorNote error={error} />;
  if (!trial?.rule || trial.people.n === null) return null;
  const { people } = trial;
  return (
    <p className="muted fs12" role="status" aria-busy={waiting}>
      {t(kind === "segment" ? "edit.form.standsFor" : "edit.form.meansRows", {
        count: kind === "segment" ? (people.k ?? 0) : trial.rows,
        shown: format.count(kind === "segment" ? people.k : trial.rows),
        people: format.count(people.k),
        all: format.count(people.n),
        share: format.share(people.share, 1),
      })}
    </p>
  );
}
