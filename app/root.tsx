import type { ReactNode } from "react";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "react-router";
import { ErrorPage } from "#app/components/error-page.tsx";
import { useNoteWritten } from "#app/components/last-written.ts";
import { endedSessionMiddleware } from "#app/http/ended-session.server.ts";
import { sessionMiddleware } from "#app/http/session-middleware.server.ts";
import { stillPartsMiddleware } from "#app/http/still-parts.server.tsx";
import { plainAddressMiddleware } from "#app/http/well-formed.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import "./styles/app.css";

export const middleware = [
  plainAddressMiddleware,
  sessionMiddleware,
  endedSessionMiddleware,
  stillPartsMiddleware,
];

export function Layout({ children }: { children: ReactNode }) {
  const { language } = useI18n();
  useNoteWritten();
  const bare = useMatches().some(({ handle }) => isBare(handle));
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        {bare ? <base target="_top" /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {bare ? null : (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

/** A page without our scripts, whose links leave the frame it stands in. */
function isBare(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "bare" in handle && handle.bare === true;
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main id="isi" className="wrap">
      <ErrorPage />
    </main>
  );
}
