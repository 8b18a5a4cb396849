import { IconSearch, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSearch } from "@/api/looking";
import type { SearchHit } from "@/api/types";
import { Empty, ErrorNote } from "@/ui/states";
import { hitAddress } from "@/ui/hitAddress";

/** The field that looks through all maps; what is typed is kept in the address. */
export function SearchField({ text, onChange }: { text: string; onChange: (text: string | null) => void }) {
  const { t } = useTranslation("portfolio");
  return (
    <label className="pfsearch">
      <IconSearch size={14} stroke={1.75} aria-hidden="true" />
      <input type="search" value={text} placeholder={t("search.hint")} aria-label={t("search.label")} onChange={(event) => onChange(event.target.value || null)} />
      {text && <button type="button" aria-label={t("search.clear")} onClick={() => onChange(null)}><IconX size={13} stroke={1.75} aria-hidden="true" /></button>}
    </label>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="chip">{t(`hit.${hit.kind}`)}</span>
      <div>
        <Link to={hitAddress(hit)} lang={hit.lang}><b>{hit.title}</b></Link>
        {hit.excerpt && hit.excerpt !== hit.title && <p className="fs12 ink2" lang={hit.lang}>{hit.excerpt}</p>}
        <p className="fs11 muted" lang={hit.lang}>{[hit.journey, hit.step_title].filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  );
}

/** Where the words stand: the kind of part, its title and text, the journey and the step. */
export function Found({ text }: { text: string }) {
  const { t } = useTranslation("portfolio");
  const found = useSearch(text, 60);
  if (found.error) return <div className="pagepad"><ErrorNote error={found.error} onRetry={() => void found.refetch()} /></div>;
  if (!found.data) return null;
  return (
    <section className="foundbox" aria-label={t("search.results")}>
      <p className="muted fs12" role="status">{t("search.count", { count: found.data.found })}{found.data.found > found.data.hits.length && ` ${t("search.shown", { count: found.data.hits.length })}`}</p>
      {found.data.found === 0 ? <Empty icon={IconSearch} title={t("search.none", { text })} text={t("search.noneText")} /> : <ul>{found.data.hits.map((hit, index) => <Hit key={`${hit.slug}-${hit.kind}-${index}`} hit={hit} />)}</ul>}
    </section>
  );
}
