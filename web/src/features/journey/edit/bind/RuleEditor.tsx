import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Draft, ofGroup, ofText } from "../rule/draft";
import { RuleRows } from "./RuleRows";
import { useRuleFields } from "./useRuleFields";

interface Props {
  label: string;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** A rule as rows and as text, each kept in step with the other. */
export function RuleEditor({ label, draft, onChange }: Props) {
  const { t } = useTranslation("journey");
  const fields = useRuleFields();
  return (
    <div className="ruleeditor">
      {draft.group ? (
        <RuleRows group={draft.group} fields={fields} onChange={(group) => onChange(ofGroup(group))} />
      ) : (
        <p className="muted fs12">{t(draft.wrongAt === null ? "edit.bind.onlyText" : "edit.bind.unread")}</p>
      )}
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={8}
        className="ruletext"
        aria-label={t("edit.bind.text", { rule: label })}
        spellCheck={false}
        value={draft.text}
        error={draft.wrongAt !== null}
        onChange={(event) => onChange(ofText(event.currentTarget.value))}
      />
    </div>
  );
}
