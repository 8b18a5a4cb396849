import { IconDatabase, IconLayoutGrid, IconLayoutList, IconMap2, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { usePortfolio } from "@/api/queries";
import type { JourneyCard, Portfolio } from "@/api/types";
import { Empty, ErrorNote, PageSkeleton } from "@/ui/states";
import { useMayI } from "@/ui/useMayI";
import { Aside } from "./Aside";
import { Cards } from "./Cards";
import { grouped, onShelf, type Shelf } from "./model";
import { NewJourney } from "./NewJourney";
import { PickPill } from "./PickPill";
import { Rows } from "./Rows";
import { Summary } from "./Summary";
import { Tried } from "./Tried";

const SHELVES: Shelf[] = ["all", "live", "attention", "drafts"];
const whole = (cards: JourneyCard[]) => cards.filter((card) => !(card.persona && card.parent));

function useChosen(portfolio: Portfolio | undefined) {
  const [params, setParams] = useSearchParams();
  const shelf = SHELVES.find((one) => one === params.get("shelf")) ?? "all";
  const [owner, area, shown] = [params.get("owner"), params.get("area"), params.get("show") === "cards" ? "cards" : "rows"];
  const cards = (portfolio?.cards ?? []).filter((card) => onShelf(card, shelf) && (!owner || [card.owner, card.department].includes(owner)) && (!area || card.area === area));
  const set = (name: string, value: string | null) =>
    setParams((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  return { shelf, owner, area, shown, cards, set };
}

function Bar({ portfolio, chosen, onNew }: { portfolio: Portfolio; chosen: ReturnType<typeof useChosen>; onNew: () => void }) {
  const { t } = useTranslation("portfolio");
  const [mayImport, mayEdit] = [useMayI("import_data"), useMayI("edit")];
  const owners = [...new Set(portfolio.cards.flatMap((card) => [card.department || card.owner]).filter(Boolean))].sort();
  const areas = [...new Set(portfolio.cards.map((card) => card.area).filter(Boolean))];
  return (
    <div className="titlebar pfbar">
      <h1>{t("title")}</h1>
      <span className="seg" role="group" aria-label={t("shelf.label")}>
        {SHELVES.map((one) => (
          <button key={one} type="button" aria-pressed={one === chosen.shelf} onClick={() => chosen.set("shelf", one === "all" ? null : one)}>
            {t(`shelf.${one}`)} {whole(portfolio.cards).filter((card) => onShelf(card, one)).length}
          </button>
        ))}
      </span>
      <PickPill label={t("owner")} options={owners} chosen={chosen.owner} onChoose={(value) => chosen.set("owner", value)} />
      <PickPill label={t("area")} options={areas} chosen={chosen.area} onChoose={(value) => chosen.set("area", value)} />
      <span className="grow" />
      <span className="seg" role="group" aria-label={t("showAs")}>
        <button type="button" aria-pressed={chosen.shown === "rows"} onClick={() => chosen.set("show", null)}>
          <IconLayoutList size={13} stroke={1.75} aria-hidden="true" />
          {t("rows")}
        </button>
        <button type="button" aria-pressed={chosen.shown === "cards"} onClick={() => chosen.set("show", "cards")}>
          <IconLayoutGrid size={13} stroke={1.75} aria-hidden="true" />
          {t("cards")}
        </button>
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
  );
}

export default function PortfolioPage() {
  const { t } = useTranslation("portfolio");
  const portfolio = usePortfolio();
  const chosen = useChosen(portfolio.data);
  const [adding, setAdding] = useState(false);
  const [mayImport, mayEdit] = [useMayI("import_data"), useMayI("edit")];
  if (portfolio.error) return <div className="pagepad"><ErrorNote error={portfolio.error} onRetry={() => void portfolio.refetch()} /></div>;
  if (!portfolio.data) return <PageSkeleton />;
  const empty = portfolio.data.cards.length === 0;
  return (
    <div className="pf">
      <title>{`${t("title")} · Sojourn`}</title>
      <Bar portfolio={portfolio.data} chosen={chosen} onNew={() => setAdding(true)} />
      {empty ? (
        <div className="pagepad">
          <Empty icon={IconMap2} title={t("empty.title")} text={t("empty.text")}>
            {mayImport && <Link className="btn primary" to="/data">{t("empty.import")}</Link>}
            {mayEdit && <button type="button" className="btn" onClick={() => setAdding(true)}>{t("empty.other")}</button>}
          </Empty>
        </div>
      ) : (
        <>
          <Summary portfolio={portfolio.data} />
          <div className="pfgrid">
            <div className="pfmain">
              {!chosen.cards.length && (
                <div className="pagepad">
                  <Empty icon={IconMap2} title={t("noHit.title")} text={t("noHit.text")}>
                    <Link className="btn" to="/">{t("noHit.clear")}</Link>
                  </Empty>
                </div>
              )}
              {chosen.cards.length > 0 && (chosen.shown === "cards" ? <Cards cards={chosen.cards} /> : <Rows groups={grouped(chosen.cards)} />)}
              <Tried effects={portfolio.data.tried.filter((one) => chosen.cards.some((card) => card.slug === one.journey))} />
            </div>
            <Aside portfolio={portfolio.data} />
          </div>
          <footer className="provenance"><div><b>{t("read.title")}</b> {t("read.text")}</div></footer>
        </>
      )}
      <NewJourney opened={adding} onClose={() => setAdding(false)} />
    </div>
  );
}
