import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comment } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useJourneyData } from "../../data";
import type { Person } from "../model/mentions";
import { langOf } from "../model/people";
import type { useSaying } from "../useComments";
import { Face } from "./Face";
import { useWhen } from "./useWhen";
import { Words } from "./Words";
import { Write } from "./Write";

interface Props {
  comment: Comment;
  people: Person[];
  saying: ReturnType<typeof useSaying>;
}

/** One comment: who, when, what; the own one can be changed and taken back. */
export function One({ comment, people, saying }: Props) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const when = useWhen();
  const { journey } = useJourneyData();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState(false);
  const change = async (text: string) => {
    const done = await saying.edit.mutateAsync({ id: comment.id, text }).then(() => true, () => false);
    if (done) setChanging(false);
    return done;
  };
  return (
    <div className="said">
      <Face id={comment.author_id} name={comment.author} />
      <div className="said-in">
        <div className="said-head">
          <b>{comment.mine ? t("edit.comments.you") : comment.author}</b>
          <time dateTime={comment.said_at} title={format.moment(comment.said_at)}>
            {when(comment.said_at)}
          </time>
          {comment.edited_at && <span className="muted">{t("edit.comments.edited")}</span>}
        </div>
        {changing ? (
          <Write label={t("edit.comments.change")} start={comment.text} action={t("edit.comments.save")} busy={saying.edit.isPending} people={people} focus onSend={change} onCancel={() => setChanging(false)} />
        ) : (
          <Words text={comment.text} lang={langOf(comment.text, journey.lang)} />
        )}
        {comment.mine && !changing && (
          <div className="said-own">
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setChanging(true)}>
              {t("edit.comments.change")}
            </Button>
            <Button size="compact-xs" variant="subtle" color={asking ? "red" : "gray"} loading={saying.remove.isPending} onBlur={() => setAsking(false)} onClick={() => (asking ? saying.remove.mutate(comment.id) : setAsking(true))}>
              {asking ? t(comment.id === comment.thread ? "edit.comments.deleteThread" : "edit.comments.deleteSure") : t("edit.comments.delete")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
