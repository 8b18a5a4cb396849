import { IconMap2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { usePortfolio } from "@/api/queries";
import type { JourneyCard, Portfolio } from "@/api/types";
import { Empty, ErrorNote, PageSkeleton } from "@/ui/states";
import { Aside } from "./Aside";
import { Bar, useTagName } from "./Bar";
import { Cards } from "./Cards";
import { type Chosen, headingsOf, passing, readChosen } from "./finding";
import { Found } from "./Found";
import { grouped } from "./model";
import { NewJourney } from "./NewJourney";
import { Rows } from "./Rows";
import { Summary } from "./Summary";
import { Tree } from "./Tree";
import { Tried } from "./Tried";

const headline = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

function Groups({ cards, chosen }: { cards: JourneyCard[]; chosen: Chosen }) {
  const { t } = useTranslation("portfolio");
  const tagName = useTagName();
  const none = chosen.group === "area" ? t("noArea") : chosen.group === "owner" ? t("noOwner") : t("group.without", { name: tagName(chosen.group.slice(4)) });
  const name = (heading: string) => (chosen.group === "status" ? headline(t(`status.${heading}`)) : heading);
  const groups = grouped(cards, (card) => headingsOf(card, chosen.group));
  if (chosen.look === "rows") return <Rows groups={groups} name={name} none={none} />;
  return groups.map((group) => (
    <section key={group.name}>
      <h2 className="grouphead">{group.name ? name(group.name) : none}</h2>
      <Cards cards={[...group.rows, ...group.drafts]} />
    </section>
  ));
}

function Shown({ portfolio, cards, chosen, text }: { portfolio: Portfolio; cards: JourneyCard[]; chosen: Chosen; text: string }) {
  const { t } = useTranslation("portfolio");
  if (text.trim().length > 1) return <Found text={text} />;
  if (!cards.length)
    return (
      <div className="pagepad">
        <Empty icon={IconMap2} title={t("noHit.title")} text={t("noHit.text")}>
          <Link className="btn" to="/">{t("noHit.clear")}</Link>
        </Empty>
      </div>
    );
  return chosen.look === "tree" ? <Tree branches={portfolio.tree} cards={cards} /> : <Groups cards={cards} chosen={chosen} />;
}

export default function PortfolioPage() {
  const { t } = useTranslation("portfolio");
  const portfolio = usePortfolio();
  const [params] = useSearchParams();
  const [adding, setAdding] = useState(false);
  if (portfolio.error) return <div className="pagepad"><ErrorNote error={portfolio.error} onRetry={() => void portfolio.refetch()} /></div>;
  if (!portfolio.data) return <PageSkeleton />;
  const chosen = readChosen(params, portfolio.data.cards);
  const cards = passing(portfolio.data.cards, chosen);
  return (
    <div className="pf">
      <title>{`${t("title")} · Sojourn`}</title>
      <Bar portfolio={portfolio.data} chosen={chosen} onNew={() => setAdding(true)} />
      {portfolio.data.cards.length === 0 ? (
        <div className="pagepad">
          <Empty icon={IconMap2} title={t("empty.title")} text={t("empty.text")}>
            <Link className="btn primary" to="/data">{t("empty.import")}</Link>
            <button type="button" className="btn" onClick={() => setAdding(true)}>{t("empty.other")}</button>
          </Empty>
        </div>
      ) : (
        <>
          <Summary portfolio={portfolio.data} />
          <div className="pfgrid">
            <div className="pfmain">
              <Shown portfolio={portfolio.data} cards={cards} chosen={chosen} text={params.get("q") ?? ""} />
              <Tried effects={portfolio.data.tried.filter((one) => cards.some((card) => card.slug === one.journey))} />
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
