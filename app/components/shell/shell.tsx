import type { ReactNode } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Arrival } from "./arrival.tsx";
import type { WorkPerson } from "./navigation.ts";
import { PageLinks } from "./page-links.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** What stands around every page. */
export type ShellFrame = {
  /** The plan being read, or the first one; null while there is none. */
  plan: { slug: string; title: Bilingual; home: string; timeZone: string } | null;
  /** Some of what is shown is made up to show the product at work. */
  illustration: boolean;
  signedIn: SignedInPerson | null;
};

export type SignedInPerson = WorkPerson & {
  name: string;
  organisation: string;
  /** Notices the person has not read. */
  unread?: number | undefined;
};

/** Skip link, header, banner, content, footer. */
export function Shell({ frame, children }: { frame: ShellFrame; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <>
      <a className="vh skip" href="#isi">
        {t("nav.skip")}
      </a>
      <SiteHeader plan={frame.plan} signedIn={frame.signedIn} />
      {frame.illustration ? <IllustrationBanner /> : null}
      <main id="isi" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter plan={frame.plan} signedIn={frame.signedIn} />
      <Arrival />
      <PageLinks />
    </>
  );
}

function IllustrationBanner() {
  const { t } = useI18n();
  return (
    <aside className="illus" aria-label={t("illustration.label")}>
      <div className="wrap">
        <Icon name="info" />
        <p>
          <b>{t("illustration.label")}</b> {t("illustration.banner")}
        </p>
      </div>
    </aside>
  );
}
