import { Button } from "@mantine/core";
import { IconCheck, IconRotate2 } from "@tabler/icons-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "@/ui/states";
import { useJourneyData } from "../../data";
import type { Person } from "../model/mentions";
import type { Thread } from "../model/threads";
import { newComment, useSaying } from "../useComments";
import { One } from "./One";
import { useWhere } from "./useWhere";
import { Write } from "./Write";

const FOLDED = 3;

interface Props {
  slug: string;
  thread: Thread;
  people: Person[];
  unread: number;
  lit: boolean;
  onRead: () => void;
}

/** A thread: its number and part, what was said, a box to answer, and the way to settle it. */
export function ThreadCard({ slug, thread, people, unread, lit, onRead }: Props) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const where = useWhere(journey)(thread.part, thread.of);
  const saying = useSaying(slug);
  const id = useRef(newComment());
  const card = useRef<HTMLElement>(null);
  const [whole, setWhole] = useState(lit);
  const hidden = whole || unread ? 0 : Math.max(0, thread.comments.length - FOLDED);
  const shown = hidden ? [...thread.comments.slice(0, 1), ...thread.comments.slice(-FOLDED + 1)] : thread.comments;
  useLayoutEffect(() => {
    if (lit) card.current?.scrollIntoView({ block: "nearest" });
  }, [lit]);

  const answer = async (text: string) => {
    const said = { id: id.current, part: thread.part, of: thread.of, text, thread: thread.id };
    const done = await saying.say.mutateAsync(said).then(() => true, () => false);
    if (done) id.current = newComment();
    return done;
  };
  const failed = saying.say.error ?? saying.edit.error ?? saying.resolve.error ?? saying.remove.error;
  return (
    <article ref={card} className={`thread${lit ? " lit" : ""}`} aria-label={t("edit.comments.thread", { number: thread.number, where })} onPointerEnter={onRead} onFocus={onRead}>
      <header>
        <span className="thread-number" aria-hidden="true">{thread.number}</span>
        <span lang={journey.lang}>{where}</span>
        {unread > 0 && <span className="unread">{t("edit.comments.unread", { count: unread })}</span>}
      </header>
      {shown.map((comment, index) => (
        <div key={comment.id}>
          <One comment={comment} people={people} saying={saying} />
          {hidden > 0 && index === 0 && (
            <button type="button" className="linkish" onClick={() => setWhole(true)}>
              {t("edit.comments.more", { count: hidden })}
            </button>
          )}
        </div>
      ))}
      {thread.resolved && <p className="muted fs12">{t("edit.comments.resolvedBy", { name: thread.resolvedBy ?? "" })}</p>}
      <Write label={t("edit.comments.answerTo", { number: thread.number })} placeholder={t("edit.comments.answerHint")} action={t("edit.comments.answer")} busy={saying.say.isPending} people={people} small onSend={answer}>
        <Button
          size="compact-xs"
          variant="default"
          loading={saying.resolve.isPending}
          leftSection={thread.resolved ? <IconRotate2 size={13} stroke={1.75} aria-hidden="true" /> : <IconCheck size={13} stroke={1.75} aria-hidden="true" />}
          onClick={() => saying.resolve.mutate({ id: thread.id, resolved: !thread.resolved })}
        >
          {t(thread.resolved ? "edit.comments.reopen" : "edit.comments.resolve")}
        </Button>
      </Write>
      {failed && <ErrorNote error={failed} />}
    </article>
  );
}
