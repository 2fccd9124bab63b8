import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { I18nProvider } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";
import type { Messages } from "#app/i18n/messages.ts";

const language = languageOf(window.location.pathname);

async function messagesOf(): Promise<Messages> {
  return language === "en" ? (await import("#app/i18n/en.ts")).en : (await import("#app/i18n/id.ts")).id;
}

const messages = await messagesOf();
startTransition(() => {
  hydrateRoot(
    document,
    <I18nProvider language={language} messages={messages}>
      <HydratedRouter />
    </I18nProvider>,
  );
});
