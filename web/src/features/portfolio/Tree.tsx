import { IconAlertTriangle, IconClock, IconCornerDownRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Branch, JourneyCard } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { addressOf, Subtitle } from "./parts";

function Sums({ branch }: { branch: Branch }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const say = useSay();
  const { instances } = branch.total;
  if (!instances.length) return <span className="na">–</span>;
  return (
    <>
      {instances.map((sum) => (
        <div key={sum.unit.text}>
          <span className="v">{format.count(sum.instances)}</span> <span className="s">{say(sum.unit)}{sum.journeys > 1 && ` · ${t("tree.over", { count: sum.journeys })}`}</span>
        </div>
      ))}
    </>
  );
}

function Attention({ branch, card }: { branch: Branch; card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const { late, overdue } = branch.total;
  return (
    <>
      {card.review === "due" && card.review_by && <div className="s warnt">{t("tree.due", { date: format.day(card.review_by) })}</div>}
      {overdue.length > 0 && <div className="s warnt"><IconAlertTriangle size={13} stroke={1.75} className="warni" aria-hidden="true" /> {t("tree.overdue", { names: overdue.join(", ") })}</div>}
      {late.length > 0 && <div className="s warnt"><IconClock size={13} stroke={1.75} className="warni" aria-hidden="true" /> {t("tree.late", { names: late.join(", ") })}</div>}
      {!late.length && !overdue.length && card.review !== "due" && <span className="na">–</span>}
    </>
  );
}

function Row({ branch, card }: { branch: Branch; card: JourneyCard }) {
  const { t } = useTranslation("portfolio");
  const format = useFormat();
  const { total } = branch;
  const alone = total.journeys <= 1;
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: 16 + branch.depth * 26 }}>
        {branch.depth > 0 && <IconCornerDownRight size={14} stroke={1.75} className="i" aria-hidden="true" />}
        <span className="vh">{t("tree.level", { level: branch.depth + 1 })}</span>
        <Link className="jn" to={addressOf(card)}>{card.title}</Link>
        <div className="s">
          <Subtitle card={card} />
          {branch.step_title && ` · ${t("tree.at", { step: branch.step_title })}`}
          {!alone && ` · ${t("tree.with", { count: total.journeys - 1 })}`}
        </div>
      </th>
      <td><Sums branch={branch} /></td>
      <td>
        {total.lowest ? (
          <>
            <div className="v">{format.share(total.lowest.share.share, 1)} <span className="ci">{format.interval(total.lowest.share, (end) => format.number(end * 100, 1))}</span></div>
            {!alone && <div className="s">{t("tree.lowestOf", { journey: total.lowest.journey })}</div>}
          </>
        ) : <span className="na">{t("notDefined")}</span>}
      </td>
      <td>
        {total.worst ? (
          <>
            <Link className="fs12 med" to={`/journeys/${total.worst.slug}/steps/${total.worst.step}`}>{total.worst.title}</Link> <b>{format.valence(total.worst.valence.value)}</b>
            <div className="s">{format.interval(total.worst.valence, format.valence)} n {format.count(total.worst.valence.n)}{total.worst.slug !== branch.slug && ` · ${total.worst.journey}`}</div>
          </>
        ) : <span className="na">–</span>}
      </td>
      <td className="num">{format.count(total.pains)}</td>
      <td className="num">{format.count(total.actions_open)}</td>
      <td><Attention branch={branch} card={card} /></td>
    </tr>
  );
}

/** Which journey lies in which, each with all under it: sums by what is counted, the lowest and the worst. Never a mean of rates. */
export function Tree({ branches, cards }: { branches: Branch[]; cards: JourneyCard[] }) {
  const { t } = useTranslation("portfolio");
  const shown = new Map(cards.filter((card) => !(card.persona && card.parent)).map((card) => [card.slug, card]));
  return (
    <div className="jtwrap">
      <table className="jt treet">
        <caption className="vh">{t("tree.caption")}</caption>
        <thead>
          <tr>
            {["journey", "instances", "lowest", "worst", "pains", "actions", "attention"].map((name) => (
              <th key={name} scope="col" className={name === "pains" || name === "actions" ? "num" : undefined}>{t(`tree.column.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.flatMap((branch) => {
            const card = shown.get(branch.slug);
            return card ? [<Row key={branch.slug} branch={branch} card={card} />] : [];
          })}
        </tbody>
      </table>
      <p className="treenote muted fs11">{t("tree.note")}</p>
    </div>
  );
}
