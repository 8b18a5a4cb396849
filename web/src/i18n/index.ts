/** Texts by language and namespace. A feature keeps its own under `features/<id>/locales/<language>.json`. */
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { LANGUAGES, type Language, preferred } from "./languages";
import { addWriters } from "./say";

type Loader = () => Promise<{ default: Record<string, unknown> }>;
const shared = import.meta.glob<{ default: Record<string, unknown> }>("./{locales,said,errors}/*.json");
const SHARED: Record<string, string> = { common: "locales", said: "said", errors: "errors" };
const own = import.meta.glob<{ default: Record<string, unknown> }>("../features/*/locales/*.json");

function loader(language: string, namespace: string): Loader | undefined {
  const folder = SHARED[namespace];
  return folder ? shared[`./${folder}/${language}.json`] : own[`../features/${namespace}/locales/${language}.json`];
}

const catalogues: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = loader(language, namespace);
    if (!load) return done(new Error(`no texts for ${namespace} in ${language}`), false);
    load().then(
      (found) => done(null, found.default as never),
      (error: unknown) => done(error as Error, false),
    );
  },
};

/** Starts with the language chosen earlier, else the browser's, else English. */
export async function startTexts(): Promise<void> {
  await i18next.use(catalogues).use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: "en",
    supportedLngs: Object.keys(LANGUAGES),
    ns: Object.keys(SHARED),
    defaultNS: "common",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  addWriters(i18next);
  document.documentElement.lang = i18next.language;
}

/** Switches the language and remembers it. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem("sojourn.language", language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
