import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "@/ui/states";
import { useJourneyData } from "../data";
import { NewThread } from "./comments/NewThread";
import { ThreadCard } from "./comments/ThreadCard";
import { usePeople } from "./comments/usePeople";
import type { Side } from "./side";
import { useComments } from "./useComments";

/** What people say about the map: open threads and settled ones, and a box to begin one. */
export default function CommentsPanel({ side }: { side: Side }) {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const comments = useComments(journey.slug);
  const people = usePeople(comments.threads);
  const [tab, setTab] = useState<"open" | "resolved">("open");
  const [lit, setLit] = useState(side.kind === "comments" ? side.thread : undefined);
  const { part = "journey", of = "" } = side.kind === "comments" ? side : {};
  const leave = useRef(() => undefined as void);
  useEffect(() => {
    leave.current = () => comments.markRead(comments.threads);
  });
  // Whoever closes the drawer has had everything in it before their eyes.
  useEffect(() => () => leave.current(), []);

  const about = (one: { part: string; of: string }) => part !== "journey" && one.part === part && one.of === of;
  const shown = [...comments[tab]].sort((a, b) => Number(about(b)) - Number(about(a)));
  return (
    <div className="comments">
      <div className="sidehead">
        <h2>{t("edit.side.comments")}</h2>
        <span className="seg" role="group" aria-label={t("edit.comments.which")}>
          {(["open", "resolved"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
              {t(`edit.comments.${one}`, { count: comments[one].length })}
            </button>
          ))}
        </span>
      </div>
      {comments.error !== null && <ErrorNote error={comments.error} />}
      {tab === "open" && <NewThread key={`${part}/${of}`} slug={journey.slug} part={part} of={of} people={people} onSaid={setLit} />}
      {comments.loaded && !shown.length && <p className="muted fs12">{t(`edit.comments.none.${tab}`)}</p>}
      {shown.map((thread) => (
        <ThreadCard
          key={thread.id}
          slug={journey.slug}
          thread={thread}
          people={people}
          unread={comments.unreadIn(thread)}
          lit={thread.id === lit || about(thread)}
          onRead={() => comments.markRead([thread])}
        />
      ))}
    </div>
  );
}
