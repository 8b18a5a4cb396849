import { IconRoute } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Bar, Computing, Empty, ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useSay } from "../../ui/useSay";
import type { Answer } from "./question";

interface Props<Row> {
  query: UseQueryResult<Answer<Row>>;
  children: (answer: Answer<Row>) => ReactNode;
}

/** An answer with its states: being computed, failed, nothing found; and below it what it stands on. */
export function Result<Row>({ query, children }: Props<Row>) {
  const { t } = useTranslation("paths");
  const format = useFormat();
  const say = useSay();
  if (query.isError && !query.data) return <div className="pagepad"><ErrorNote error={query.error} onRetry={() => void query.refetch()} /></div>;
  if (!query.data) {
    return (
      <div className="skel-block" aria-busy="true">
        <Bar width="100%" height={260} />
        <Computing label={t("computing")} />
      </div>
    );
  }
  if (query.data.rows.length === 0) {
    return (
      <div className="pagepad">
        <Empty icon={IconRoute} title={t("empty.title")} text={t("empty.text")}>
          <Link className="btn" to="/paths">{t("empty.clear")}</Link>
          <Link className="btn primary" to="/data">{t("empty.import")}</Link>
        </Empty>
      </div>
    );
  }
  const answer = query.data;
  return (
    <div className={query.isPlaceholderData ? "answer is-old" : "answer"} aria-busy={query.isFetching}>
      {query.isError && <ErrorNote error={query.error} onRetry={() => void query.refetch()} />}
      {children(answer)}
      <footer className="answerfoot">
        <span>{t("foot", { n: format.count(answer.n), asOf: answer.as_of ? format.moment(answer.as_of) : "–" })}</span>
        {answer.notes.map((note) => <span key={note.text}>{say(note)}</span>)}
        {answer.sql && (
          <details>
            <summary>{t("howComputed")}</summary>
            <pre className="sql">{answer.sql}</pre>
          </details>
        )}
      </footer>
    </div>
  );
}
