import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedVersion } from "@/api/types";
import { Bar, ErrorNote } from "@/ui/states";
import { useEditing } from "./useSession";
import { Differences } from "./versions/Differences";
import { Kept } from "./versions/Kept";
import { NameForm } from "./versions/NameForm";
import { Recently } from "./versions/Recently";
import { useKeeping, useVersions } from "./versions/useHistory";
import { usePreview } from "./versions/usePreview";

interface Pair {
  from: number;
  /** null: as it is now. */
  to: number | null;
}

/** The map's history: what changed since the last version, versions to look at, compare and restore. */
export default function VersionsPanel() {
  const { t } = useTranslation("journey");
  const { slug, told } = useEditing();
  const versions = useVersions(slug, told.version);
  const { name, restore } = useKeeping(slug);
  const { look } = usePreview();
  const [pair, setPair] = useState<Pair | null>(null);
  const [undo, setUndo] = useState<{ to: number; restored: number } | null>(null);
  const kept = versions.data ?? [];
  const last = kept[0]?.version ?? null;
  const waiting = told.unsent > 0;

  const bring = (version: number, before: number | null) =>
    restore.mutate(version, {
      onSuccess: () => {
        look(null);
        setUndo(before === null ? null : { to: before, restored: version });
      },
    });
  return (
    <div className="versions">
      <div className="sidehead">
        <h2>{t("edit.side.versions")}</h2>
      </div>
      <div role="status">
        {undo && (
          <p className="note undo">
            {t("edit.versions.restored", { version: undo.restored })}
            <Button size="compact-xs" variant="default" loading={restore.isPending} onClick={() => bring(undo.to, null)}>
              {t("edit.versions.undo")}
            </Button>
          </p>
        )}
      </div>
      {versions.error && <ErrorNote error={versions.error} onRetry={() => void versions.refetch()} />}
      {restore.error && <ErrorNote error={restore.error} />}
      {waiting && <p className="muted fs12">{t("edit.versions.waiting")}</p>}
      {last !== null && <Recently after={last} onCompare={() => setPair({ from: last, to: null })} />}
      <NameForm name={name} waiting={waiting} />
      {pair && <Comparison pair={pair} kept={kept} onPair={setPair} head={told.version} slug={slug} />}
      {!versions.data && !versions.error && <Bar width="100%" height={80} />}
      <ol className="history" aria-label={t("edit.versions.history")}>
        {kept.map((version) => (
          <Kept
            key={version.version}
            version={version}
            newest={version.version === told.version}
            compared={pair?.from === version.version}
            busy={restore.isPending && restore.variables === version.version}
            onCompare={() => setPair(pair?.from === version.version ? null : { from: version.version, to: null })}
            onRestore={() => !waiting && bring(version.version, told.version)}
          />
        ))}
      </ol>
    </div>
  );
}

interface ComparisonProps {
  pair: Pair;
  kept: SavedVersion[];
  onPair: (pair: Pair | null) => void;
  slug: string;
  head: number;
}

function Comparison({ pair, kept, onPair, slug, head }: ComparisonProps) {
  const { t } = useTranslation("journey");
  const choices = kept.map((one) => ({ value: String(one.version), label: [t("edit.versions.number", { version: one.version }), one.label].filter(Boolean).join(" ") }));
  return (
    <section className="comparison">
      <div className="comparison-pair">
        <NativeSelect size="xs" aria-label={t("edit.versions.from")} data={choices} value={String(pair.from)} onChange={(event) => onPair({ ...pair, from: Number(event.currentTarget.value) })} />
        <span aria-hidden="true">→</span>
        <NativeSelect
          size="xs"
          aria-label={t("edit.versions.to")}
          data={[{ value: "", label: t("edit.versions.nowChoice") }, ...choices]}
          value={pair.to === null ? "" : String(pair.to)}
          onChange={(event) => onPair({ ...pair, to: event.currentTarget.value ? Number(event.currentTarget.value) : null })}
        />
        <button type="button" className="linkish" onClick={() => onPair(null)}>
          {t("edit.versions.closeCompare")}
        </button>
      </div>
      <Differences slug={slug} from={pair.from} to={pair.to} head={head} />
    </section>
  );
}
