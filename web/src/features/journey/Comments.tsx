import { Button } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useJourneyData } from "./data";
import { listen } from "./edit/live";
import { newId } from "./edit/model/operations";
import { Side } from "./edit/Side";
import { type Side as Shown, SideContext } from "./edit/side";
import { useComments } from "./edit/useComments";

/** Comments on a map that is read, not drawn: a button with what is open and new, and the drawer it opens. */
export function Comments() {
  const { t } = useTranslation("journey");
  const { journey } = useJourneyData();
  const { open: threads, unread } = useComments(journey.slug);
  const [side, open] = useState<Shown | null>(null);
  const state = useMemo(() => ({ side, open }), [side]);
  const name = [t("edit.side.comments"), t("edit.comments.open", { count: threads.length }), unread ? t("edit.comments.unread", { count: unread }) : ""].filter(Boolean).join(", ");
  return (
    <SideContext value={state}>
      <Button size="xs" variant="default" aria-label={name} aria-expanded={side !== null} leftSection={<IconMessage size={14} stroke={1.75} aria-hidden="true" />} onClick={() => open(side ? null : { kind: "comments" })}>
        {threads.length}
        {unread > 0 && <span className="dot-new" aria-hidden="true" />}
      </Button>
      {side && (
        <div className="drawer">
          <Hearing slug={journey.slug} version={journey.version} />
          <Side />
        </div>
      )}
    </SideContext>
  );
}

/** While the drawer is open, what others say appears by itself. */
function Hearing({ slug, version }: { slug: string; version: number }) {
  const cache = useQueryClient();
  useEffect(() => {
    const nothing = () => undefined;
    const comments = () => void cache.invalidateQueries({ queryKey: ["comments", slug] });
    return listen(slug, newId("p"), version, { change: nothing, replaced: nothing, presence: nothing, hello: comments, comments });
  }, [slug, version, cache]);
  return null;
}
