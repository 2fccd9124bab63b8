import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createRoutesStub } from "react-router";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";
import type { Language } from "#app/i18n/language.ts";

/** Renders a view at an address, in a language, as a page of ours would. */
export function renderAt(address: string, view: ReactNode, language: Language = "id") {
  const Stub = createRoutesStub([{ path: "*", Component: () => view }]);
  return render(
    <I18nProvider language={language} messages={CATALOGUES[language]}>
      <Stub initialEntries={[address]} />
    </I18nProvider>,
  );
}
