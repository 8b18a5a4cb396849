import { Modal } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Share, useShares } from "../../api/access";
import { remove } from "../../api/client";
import type { JourneyActionProps } from "../../ui/feature";
import { Once } from "../../ui/Once";
import { ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useMayI } from "../../ui/useMayI";
import { useWork } from "../../ui/useWork";
import { NewShare } from "./NewShare";

function OneShare({ share, slug, lanes, onRevoked }: { share: Share; slug: string; lanes: JourneyActionProps["lanes"]; onRevoked: () => void }) {
  const { t } = useTranslation("sharing");
  const format = useFormat();
  const work = useWork();
  const revoke = () => void work.run(async () => { await remove(`/journeys/${encodeURIComponent(slug)}/shares/${share.id}`); onRevoked(); });
  const hidden = lanes.filter((lane) => share.hidden_lanes.includes(lane.id)).map((lane) => lane.title);
  const facts = [
    t(share.comment ? "mayComment" : "maySee"),
    share.password && t("withPassword"),
    share.expires_at && t("until", { date: format.moment(share.expires_at) }),
    hidden.length > 0 && t("without", { lanes: hidden.join(", ") }),
    t("by", { name: share.created_by }),
  ].filter(Boolean);
  return (
    <li className="roombox">
      <div className="row">
        <strong>{share.label || t("unnamed")}</strong>
        <span className="grow" />
        <button type="button" className="btn sm" disabled={work.busy} onClick={revoke}>{t("revoke")}</button>
      </div>
      <p className="muted fs12">{facts.join(" · ")}</p>
      <Once label={t("link")} text={window.location.origin + share.path} />
      {share.origins.length > 0 && <Once label={t("embedCode")} text={`<iframe src="${window.location.origin}${share.embed_path}" width="100%" height="720"></iframe>`} />}
      {work.error !== null && <ErrorNote error={work.error} />}
    </li>
  );
}

/** Links that show this map to people without an account. */
export function ShareButton({ slug, lanes, view, question }: JourneyActionProps) {
  const { t } = useTranslation("sharing");
  const may = useMayI("share");
  const [opened, setOpened] = useState(false);
  const shares = useShares(slug, may && opened);
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: ["shares", slug] });
  if (!may) return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpened(true)}>
        <IconLink size={15} stroke={1.75} className="i" aria-hidden="true" />
        {t("button")}
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("title")} size={620} closeButtonProps={{ "aria-label": t("common:close") }}>
        <div className="stack">
          <p className="ink2">{t("about")}</p>
          <NewShare slug={slug} lanes={lanes} view={view} question={question} onMade={again} />
          {shares.error && <ErrorNote error={shares.error} />}
          <ul className="stack" aria-label={t("links")}>
            {(shares.data ?? []).map((share) => <OneShare key={share.id} share={share} slug={slug} lanes={lanes} onRevoked={again} />)}
          </ul>
        </div>
      </Modal>
    </>
  );
}
