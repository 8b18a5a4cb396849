import { CopyButton } from "@mantine/core";
import { IconCopy, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Definition, StepPanel } from "@/api/types";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { useJourneyData } from "../data";
import { Section } from "./Section";
import { coloured } from "../model/sql";

const ENGINES: Record<string, string> = { duckdb: "DuckDB", pyspark: "Spark", clickhouse: "ClickHouse" };

function Sql({ sql }: { sql: Record<string, string> }) {
  const { t } = useTranslation("journey");
  const engines = Object.keys(sql);
  const [chosen, setChosen] = useState(engines[0] ?? "");
  const text = sql[chosen] ?? sql[engines[0] ?? ""] ?? "";
  return (
    <div className="sqlbox">
      <div className="sqlhead">
        <span className="seg" role="group" aria-label={t("how.engine")}>
          {engines.map((engine) => (
            <button key={engine} type="button" aria-pressed={engine === chosen} onClick={() => setChosen(engine)}>
              {ENGINES[engine] ?? engine}
            </button>
          ))}
        </span>
        <span className="grow" />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <button type="button" className="btn sm quiet" onClick={copy}>
              <IconCopy size={14} stroke={1.75} aria-hidden="true" />
              {copied ? t("common:copied") : t("common:copy")}
            </button>
          )}
        </CopyButton>
      </div>
      <pre className="sql">
        {coloured(text).map((part, index) => (
          <span key={index} className={part.kind || undefined}>
            {part.text}
          </span>
        ))}
      </pre>
    </div>
  );
}

function Counted({ definition }: { definition: Definition }) {
  const format = useFormat();
  const say = useSay();
  const most = Math.max(1, ...definition.counted.map((line) => Math.abs(line.count)));
  return (
    <table className="wf">
      <tbody>
        {definition.counted.map((line, index) => (
          <tr key={index} className={line.kind === "result" ? "sumrow" : undefined}>
            <td className="num">{format.count(line.count)}</td>
            <td>
              <svg width="120" height="9" viewBox="0 0 120 9" aria-hidden="true">
                <rect x="0" y="1" width={Math.max(1.5, (Math.abs(line.count) / most) * 120)} height="7" rx="1.5" className={line.count < 0 ? "bar-o" : "bar-f"} />
              </svg>
            </td>
            <td>
              {say(line.label)} <span className="muted">{line.note}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ definition }: { definition: Definition }) {
  const { t } = useTranslation("journey");
  const say = useSay();
  return (
    <dl className="how">
      {definition.rule && (
        <>
          <dt>{t("how.rule")}</dt>
          <dd>
            <code className="rule">{definition.rule}</code>
          </dd>
        </>
      )}
      <dt>{t("how.value")}</dt>
      <dd>{say(definition.value)}</dd>
      <dt>{t("how.window")}</dt>
      <dd>{say(definition.window)}</dd>
      {definition.counted.length > 0 && (
        <>
          <dt>n</dt>
          <dd>
            <Counted definition={definition} />
          </dd>
        </>
      )}
      <dt>{t("how.interval")}</dt>
      <dd>{say(definition.interval)}</dd>
      <dt>{t("how.asOf")}</dt>
      <dd>{say(definition.as_of)}</dd>
      {definition.notes.length > 0 && (
        <>
          <dt>{t("how.notes")}</dt>
          <dd>
            <ul className="notes">
              {definition.notes.map((note) => (
                <li key={note.text}>
                  <IconInfoCircle size={13} stroke={1.75} className="i" aria-hidden="true" />
                  {say(note)}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {Object.keys(definition.sql).length > 0 && (
        <>
          <dt>SQL</dt>
          <dd>
            <Sql key={definition.measure} sql={definition.sql} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** For each measure: rule, value, window, how n came about, interval, freshness, notes and SQL. */
export function How({ panel, chosen, onChoose }: { panel: StepPanel; chosen: string | null; onChoose: (id: string) => void }) {
  const { t, i18n } = useTranslation("journey");
  const { journey } = useJourneyData();
  const current = panel.definitions.find((one) => one.measure === chosen) ?? panel.definitions[0];
  const names: Record<string, string> = { emotion: t("measure.valence"), repeats: t("measure.repeat"), stake: t("measure.stakePlain") };
  const metric = (id: string) => journey.kpis.find((one) => one.id === id)?.name;
  const name = (id: string) => names[id] ?? metric(id) ?? (i18n.exists(`journey:measure.${id}`) ? t(`measure.${id}`) : id);
  return (
    <Section
      id="definition"
      title={t("how.title")}
      remark={
        panel.definitions.length > 0 && (
          <select className="chip accent" aria-label={t("how.measure")} value={current?.measure} onChange={(event) => onChoose(event.target.value)}>
            {panel.definitions.map((one) => (
              <option key={one.measure} value={one.measure}>
                {name(one.measure)}
              </option>
            ))}
          </select>
        )
      }
    >
      {current ? <Body definition={current} /> : <p className="muted fs12">{t("how.none")}</p>}
    </Section>
  );
}
