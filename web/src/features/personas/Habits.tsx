import { useTranslation } from "react-i18next";
import type { Habit, PersonaNumbers } from "@/api/types";
import { DiffMark } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";

function Row({ habit }: { habit: Habit }) {
  const { t } = useTranslation("personas");
  const format = useFormat();
  const { difference } = habit;
  return (
    <tr>
      <th scope="row">{habit.label}</th>
      <td className="num"><b>{format.share(habit.share.share)}</b></td>
      <td className="num">{format.share(habit.rest.share)}</td>
      <td className="num">
        {habit.in_rule ? <span className="na">{t("habits.inRule")}</span> : (
          <><DiffMark difference={difference} /> {format.points(difference.diff)} <span className="muted nb">{format.interval(difference, (end) => format.number(end * 100, 1, true))}</span></>
        )}
      </td>
      <td className="num">{habit.lift === null ? "–" : `× ${format.number(habit.lift, 2)}`}</td>
    </tr>
  );
}

function List({ title, habits }: { title: string; habits: Habit[] }) {
  const { t } = useTranslation("personas");
  if (!habits.length) return null;
  return (
    <table className="st habits">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="num">{t("habits.they")}</th>
          <th scope="col" className="num">{t("habits.others")}</th>
          <th scope="col" className="num">{t("habits.difference")}</th>
          <th scope="col" className="num">{t("habits.lift")}</th>
        </tr>
      </thead>
      <tbody>{habits.map((habit) => <Row key={habit.value} habit={habit} />)}</tbody>
    </table>
  );
}

/** What the persona's people do more or less often than everyone else. */
export function Habits({ persona, most }: { persona: PersonaNumbers; most: number }) {
  const { t } = useTranslation("personas");
  return (
    <section aria-label={t("habits.title")}>
      <h4>{t("habits.title")} <span className="muted">{t("habits.remark", { count: persona.habits_tested })}</span></h4>
      <List title={t("habits.event")} habits={persona.events.slice(0, most)} />
      <List title={t("habits.channel")} habits={persona.channels.slice(0, most)} />
    </section>
  );
}
