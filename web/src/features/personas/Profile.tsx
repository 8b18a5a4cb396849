import { useTranslation } from "react-i18next";
import type { Persona } from "@/api/types";
import { initials, portraitOf, traitsOf } from "./model";

function List({ title, items }: { title: string; items: string[] }) {
  if (!items.length) return null;
  return (
    <div>
      <h4>{title}</h4>
      <ul className="plainlist">{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </div>
  );
}

export function Portrait({ persona, large = false }: { persona: Persona; large?: boolean }) {
  const picture = portraitOf(persona);
  const className = large ? "portrait large" : "portrait";
  return picture ? <img className={className} src={picture} alt="" /> : <span className={className} aria-hidden="true">{initials(persona.name)}</span>;
}

/** What people wrote about the persona: words, lists, and traits as bars. */
export function Profile({ persona, lang, whole }: { persona: Persona; lang: string; whole: boolean }) {
  const { t } = useTranslation("personas");
  const traits = traitsOf(persona);
  return (
    <div className="profile" lang={lang}>
      {persona.quote && <blockquote>{t("quote", { text: persona.quote })}</blockquote>}
      <div className="profilelists">
        <List title={t("profile.goals")} items={persona.goals} />
        <List title={t("profile.needs")} items={persona.needs} />
        <List title={t("profile.frustrations")} items={persona.frustrations} />
        {whole && <List title={t("profile.behaviours")} items={persona.behaviours} />}
        {whole && <List title={t("profile.ambitions")} items={persona.ambitions} />}
        {whole && <List title={t("profile.hobbies")} items={persona.hobbies} />}
        {whole && <List title={t("profile.channels")} items={persona.channel_preferences} />}
      </div>
      {traits.length > 0 && (
        <dl className="traits">
          {traits.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd><span className="traitbar" aria-hidden="true"><i style={{ width: `${value}%` }} /></span> {value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
