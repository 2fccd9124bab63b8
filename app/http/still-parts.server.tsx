import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import {
  createContext,
  type MiddlewareFunction,
  type RouterContextProvider,
  StaticRouter,
} from "react-router";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";
import { type Language, languageOf } from "#app/i18n/language.ts";
import { type PlanWords, PlanWordsProvider } from "#app/i18n/plan-words.tsx";
import { keptView } from "./kept-view.server.ts";
import { planFrame } from "./plan-page.server.ts";

/** The parts written for the document being answered, by name; null when data alone is asked for. */
export const stillPartsContext = createContext<Map<string, string> | null>(null);

/** Makes room for the parts of a document. What the router fetches in the browser brings them as data. */
export const stillPartsMiddleware: MiddlewareFunction<Response> = ({ request, context }, next) => {
  const asksData = new URL(request.url).pathname.endsWith(".data");
  context.set(stillPartsContext, asksData ? null : new Map());
  return next();
};

type Args = { request: Request; context: Readonly<RouterContextProvider> };

/** How a part reads: its language, and the day its links keep. */
type Look = { language: Language; per: string | null };

/**
 * Writes a part of a page once per plan as it stands, key, language and day in the address, and keeps it as
 * {@link keptView} does. A part shows nothing but those: it is the same for everyone, signed in or not.
 */
export function stillPart<Key>(name: string, draw: (indexed: IndexedFacts, key: Key) => ReactElement) {
  const written = keptView(
    (indexed: IndexedFacts, { key, look }: { key: Key; look: Look }) =>
      write(draw(indexed, key), look, planFrame(indexed).words),
    JSON.stringify,
  );
  return ({ request, context }: Args, indexed: IndexedFacts, key: Key) => {
    const { pathname, searchParams } = new URL(request.url);
    const look: Look = { language: languageOf(pathname), per: searchParams.get("per") };
    const html = written(indexed, { key, look });
    const parts = context.get(stillPartsContext);
    parts?.set(name, html);
    return { name, html: parts === null ? html : null };
  };
}

function write(part: ReactElement, { language, per }: Look, words: PlanWords): string {
  const location = per === null ? "/" : `/?${new URLSearchParams({ per })}`;
  return renderToString(
    <I18nProvider language={language} messages={CATALOGUES[language]}>
      <PlanWordsProvider words={words}>
        <StaticRouter location={location}>{part}</StaticRouter>
      </PlanWordsProvider>
    </I18nProvider>,
  );
}
