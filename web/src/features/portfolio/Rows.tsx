import { IconMap2, IconPlane, IconShoppingBag, IconTruck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { JourneyCard } from "@/api/types";
import type { Group } from "./model";
import { addressOf, Completion, FeelingAt, Freshness, Instances, Owner, Subtitle, Weakest } from "./parts";
import { Spark } from "./Spark";

const AREA_ICONS: [RegExp, typeof IconMap2][] = [
  [/air|travel|flight/i, IconPlane],
  [/shop|store/i, IconShoppingBag],
  [/retail|deliver|logist/i, IconTruck],
];
const iconOf = (area: string) => AREA_ICONS.find(([pattern]) => pattern.test(area))?.[1] ?? IconMap2;

function Row({ card }: { card: JourneyCard }) {
  return (
    <tr className={card.parent ? "child" : undefined}>
      <th scope="row">
        <Link className="jn" to={addressOf(card)}>
          {(card.parent && card.persona_name) || card.title}
        </Link>
        <div className="s">
          <Subtitle card={card} />
        </div>
      </th>
      <td className="sp"><Spark points={card.spark} /></td>
      <td><Instances card={card} /></td>
      <td><Completion card={card} /></td>
      <td><FeelingAt card={card} /></td>
      <td><Weakest card={card} /></td>
      <td><Freshness card={card} /></td>
      <td><Owner card={card} /></td>
    </tr>
  );
}

function GroupHead({ group, name, none }: { group: Group; name: (heading: string) => string; none: string }) {
  const { t } = useTranslation("portfolio");
  const Icon = iconOf(group.name);
  const personas = group.rows.filter((card) => card.parent && card.persona).length;
  const counts = [
    t("counts.journeys", { count: group.rows.length - personas }),
    personas ? t("counts.personas", { count: personas }) : "",
    group.drafts.length ? t("counts.drafts", { count: group.drafts.length }) : "",
  ].filter(Boolean);
  return (
    <tr className="grp">
      <th colSpan={8} scope="rowgroup">
        <Icon size={15} stroke={1.75} className="i" aria-hidden="true" />
        <b>{group.name ? name(group.name) : none}</b>
        {group.label && <span className={/synthetic|demo|example/i.test(group.label) ? "chip demo" : "chip"}>{group.label}</span>}
        <span className="muted">{counts.join(", ")}</span>
      </th>
    </tr>
  );
}

const WIDTHS: [string, number | undefined][] = [
  ["journey", undefined], ["feeling", 162], ["instances", 96], ["completion", 120], ["end", 96], ["weakest", 116], ["data", 108], ["owner", undefined],
];

interface Props {
  groups: Group[];
  /** A heading in the language of the page, and what stands over journeys without one. */
  name: (heading: string) => string;
  none: string;
}

/** Journeys as rows by group, a persona's view under its journey, drafts in one line. */
export function Rows({ groups, name, none }: Props) {
  const { t } = useTranslation("portfolio");
  const drafts = [...new Set(groups.flatMap((group) => group.drafts))];
  return (
    <div className="jtwrap">
      <table className="jt">
        <caption className="vh">{t("caption")}</caption>
        <thead>
          <tr>
            {WIDTHS.map(([name, width]) => (
              <th key={name} scope="col" style={{ width }}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.filter((group) => group.rows.length).map((group) => (
          <tbody key={group.name}>
            <GroupHead group={group} name={name} none={none} />
            {group.rows.map((card) => (
              <Row key={`${card.slug}-${card.persona ?? ""}`} card={card} />
            ))}
          </tbody>
        ))}
        {drafts.length > 0 && (
          <tbody>
            <tr className="drafts">
              <td colSpan={8}>
                <span className="muted">{t("drafts")}</span>{" "}
                {drafts.map((card, index) => (
                  <span key={card.slug}>
                    {index > 0 && <span className="dotsep" />}
                    <Link to={addressOf(card)}>{card.title}</Link> <span className="muted fs11">{t("bound", { bound: card.bound_steps, steps: card.steps })}</span>
                  </span>
                ))}
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </div>
  );
}
