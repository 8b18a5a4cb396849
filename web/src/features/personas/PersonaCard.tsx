import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Persona, PersonaNumbers, PersonasMeasured } from "@/api/types";
import { ShareBar } from "@/ui/marks";
import { useFormat } from "@/ui/useFormat";
import { useSay } from "@/ui/useSay";
import { Habits } from "./Habits";
import { clearSteps } from "./model";
import { Portrait, Profile } from "./Profile";
import { Walking } from "./Walking";

function People({ numbers, found }: { numbers: PersonaNumbers; found: PersonasMeasured }) {
  const { t } = useTranslation("personas");
  const format = useFormat();
  const say = useSay();
  const { people, in_workspace: anywhere } = numbers;
  const names = new Map(found.personas.map((one) => [one.id, one.name]));
  const shared = found.overlaps.filter((one) => one.first === numbers.id || one.second === numbers.id);
  return (
    <div className="peoplebox">
      {people.share !== null && (
        <>
          <p>
            <b className="fs20">{format.count(people.k)}</b> {t("people.of", { n: format.count(people.n) })}{" "}
            <span className="nb">{format.share(people.share, 1)} <span className="muted">{format.interval(people, (end) => format.number(end * 100, 1))}</span></span>
          </p>
          <ShareBar value={people.share} low={people.low} high={people.high} />
          {anywhere.n !== people.n && <p className="muted fs11">{t("people.anywhere", { k: format.count(anywhere.k), n: format.count(anywhere.n) })}</p>}
          {numbers.instances.share !== null && <p className="muted fs11">{t("people.walks", { k: format.count(numbers.instances.k), n: format.count(numbers.instances.n), share: format.share(numbers.instances.share, 1) })}</p>}
          {shared.map((one) => (
            <p key={`${one.first}-${one.second}`} className="muted fs11">
              {t("people.both", { count: one.people, n: format.count(one.people), name: names.get(one.first === numbers.id ? one.second : one.first) ?? "", share: format.share((one.first === numbers.id ? one.of_first : one.of_second).share) })}
            </p>
          ))}
        </>
      )}
      {numbers.note && <p className="personanote"><span className="hatch" aria-hidden="true" /> {say(numbers.note)}</p>}
      {numbers.rule && <p className="fs11 muted">{t("people.rule")} <code>{numbers.rule}</code></p>}
    </div>
  );
}

interface Props {
  persona: Persona;
  numbers: PersonaNumbers | undefined;
  found: PersonasMeasured | undefined;
  lang: string;
  /** The whole profile with every number, for reading and printing. */
  whole: boolean;
}

export function PersonaCard({ persona, numbers, found, lang, whole }: Props) {
  const { t } = useTranslation("personas");
  const facts = [t(`kind.${persona.kind}`), persona.job, persona.age].filter(Boolean);
  return (
    <article className={whole ? "card persona whole" : "card persona"} id={persona.id} aria-labelledby={`name-${persona.id}`}>
      <header>
        <Portrait persona={persona} large={whole} />
        <div>
          <h2 id={`name-${persona.id}`} lang={lang}>{persona.name}</h2>
          <p className="muted fs12" lang={lang}>{facts.join(" · ")}</p>
        </div>
        <span className="grow" />
        {whole ? (
          <button type="button" className="btn sm noprint" onClick={() => window.print()}><IconPrinter size={14} stroke={1.75} className="i" aria-hidden="true" />{t("print")}</button>
        ) : (
          found && <Link className="btn sm quiet" to={`/journeys/${found.journey}/personas/${encodeURIComponent(persona.id)}`} aria-label={t("openNamed", { name: persona.name })}>{t("open")}</Link>
        )}
      </header>
      <Profile persona={persona} lang={lang} whole={whole} />
      {numbers && found && (
        <>
          <People numbers={numbers} found={found} />
          {numbers.steps.length > 0 && (
            <>
              <Habits persona={numbers} most={whole ? 10 : 4} />
              <Walking journey={found.journey} persona={numbers} steps={whole ? numbers.steps : clearSteps(numbers)} lang={lang} />
            </>
          )}
        </>
      )}
    </article>
  );
}
