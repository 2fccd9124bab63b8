import { createContext, type ReactNode, use } from "react";

/** What every page may say of the site it stands on. */
export type Site = {
  /** Where people reach it, such as `https://capaian.example.go.id`; empty while only the browser knows. */
  origin: string;
  /** The version of the data being read; null while there is none. */
  dataVersion: number | null;
};

const SiteContext = createContext<Site>({ origin: "", dataVersion: null });

/** Tells everything below it which site it stands on. */
export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <SiteContext value={site}>{children}</SiteContext>;
}

/** The site a page stands on. */
export function useSite(): Site {
  return use(SiteContext);
}
