import { IconDatabase, IconLayoutGrid, IconLayoutList, IconPlus, IconSitemap } from "@tabler/icons-react";
import { useMayI } from "@/ui/useMayI";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { JourneyCard, Portfolio } from "@/api/types";
import { type Chosen, GROUPS, type Look, ownerOf, SHELVES, tagsOf, withChange, withTag } from "./finding";
import { SearchField } from "./Found";
import { onShelf } from "./model";
import { PickPill } from "./PickPill";

const LOOKS: [Look, typeof IconLayoutList][] = [["rows", IconLayoutList], ["cards", IconLayoutGrid], ["tree", IconSitemap]];
const whole = (cards: JourneyCard[]) => cards.filter((card) => !(card.persona && card.parent));

/** Names of tags that every map may have, in the language of the page; others as they were written. */
export function useTagName(): (tag: string) => string {
  const { t, i18n } = useTranslation("portfolio");
  return (tag) => (i18n.exists(`portfolio:tag.${tag}`) ? t(`tag.${tag}`) : tag);
}

function Filters({ cards, chosen }: { cards: JourneyCard[]; chosen: Chosen }) {
  const { t } = useTranslation("portfolio");
  const [, setParams] = useSearchParams();
  const tagName = useTagName();
  const owners = [...new Set(cards.map(ownerOf).filter(Boolean))].sort();
  const areas = [...new Set(cards.map((card) => card.area).filter(Boolean))];
  const tags = tagsOf(cards);
  const set = (name: string, value: string | null) => setParams((now) => withChange(now, name, value), { replace: true });
  const groups = [...GROUPS.map((group) => ({ group, name: t(`group.${group}`) })), ...tags.map(([tag]) => ({ group: `tag:${tag}`, name: tagName(tag) }))];
  return (
    <>
      <PickPill label={t("owner")} options={owners} chosen={chosen.owner} onChoose={(value) => set("owner", value)} />
      <PickPill label={t("area")} options={areas} chosen={chosen.area} onChoose={(value) => set("area", value)} />
      {tags.map(([tag, values]) => (
        <PickPill key={tag} label={tagName(tag)} options={values} least={cards.every((card) => card.tags[tag]) ? 2 : 1} chosen={chosen.tags[tag] ?? null} onChoose={(value) => setParams((now) => withTag(now, tag, value), { replace: true })} />
      ))}
      {chosen.look !== "tree" && (
        <PickPill label={t("group.label")} options={groups.map((one) => one.name)} chosen={groups.find((one) => one.group === chosen.group)?.name ?? null} always onChoose={(value) => set("group", groups.find((one) => one.name === value && one.group !== "area")?.group ?? null)} />
      )}
    </>
  );
}

/** The head of the home screen: shelves, filters and grouping, search, and the ways to a new map. */
export function Bar({ portfolio, chosen, onNew }: { portfolio: Portfolio; chosen: Chosen; onNew: () => void }) {
  const { t } = useTranslation("portfolio");
  const [params, setParams] = useSearchParams();
  const [mayImport, mayEdit] = [useMayI("import_data"), useMayI("edit")];
  const set = (name: string, value: string | null) => setParams((now) => withChange(now, name, value), { replace: true });
  return (
    <>
      <div className="titlebar pfbar">
        <h1>{t("title")}</h1>
        <span className="seg" role="group" aria-label={t("shelf.label")}>
          {SHELVES.map((one) => (
            <button key={one} type="button" aria-pressed={one === chosen.shelf} onClick={() => set("shelf", one === "all" ? null : one)}>
              {t(`shelf.${one}`)} {whole(portfolio.cards).filter((card) => onShelf(card, one)).length}
            </button>
          ))}
        </span>
        <span className="grow" />
        <span className="seg" role="group" aria-label={t("showAs")}>
          {LOOKS.map(([look, Icon]) => (
            <button key={look} type="button" aria-pressed={chosen.look === look} onClick={() => set("show", look === "rows" ? null : look)}>
              <Icon size={13} stroke={1.75} aria-hidden="true" />
              {t(look === "tree" ? "tree.name" : look)}
            </button>
          ))}
        </span>
        {mayImport && (
          <Link className="btn" to="/data">
            <IconDatabase size={15} stroke={1.75} className="i" aria-hidden="true" />
            {t("import")}
          </Link>
        )}
        {mayEdit && (
          <button type="button" className="btn primary" onClick={onNew}>
            <IconPlus size={15} stroke={1.75} aria-hidden="true" />
            {t("new.title")}
          </button>
        )}
      </div>
      <div className="filterbar pffilters" role="toolbar" aria-label={t("filters")}>
        <SearchField text={params.get("q") ?? ""} onChange={(text) => set("q", text)} />
        <Filters cards={portfolio.cards} chosen={chosen} />
      </div>
    </>
  );
}
