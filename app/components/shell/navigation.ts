import type { MessageKey } from "#app/i18n/messages.ts";

/** A link of the site's navigation. */
export type NavItem = { key: MessageKey; to: string; current: "page" | "true" | undefined };

type Plan = { slug: string; home: string };

/** Pages of a plan. On a page below one of them that one is current: a target belongs to the matrix. */
export function planNavigation(plan: Plan | null, path: string): Array<NavItem> {
  if (plan === null) return [navItem("nav.scorecard", "/", path === "/", path)];
  const root = `/${plan.slug}`;
  const below = (...parts: ReadonlyArray<string>) => parts.some((part) => path.startsWith(`${root}/${part}`));
  return [
    navItem("nav.scorecard", plan.home, path === root || path === "/", path),
    navItem("nav.matrix", `${root}/matriks`, below("matriks", "target/"), path),
    navItem("nav.stages", `${root}/tahapan`, below("tahapan"), path),
    navItem("nav.evidence", `${root}/bukti`, below("bukti"), path),
    navItem("report.nav", `${root}/laporan`, below("laporan"), path),
    navItem("nav.catalogue", "/katalog", path.startsWith("/katalog") || below("cakupan"), path),
  ];
}

type Roles = { reports: boolean; checks: boolean; accepts: boolean };

/** What a person signed in is asked to do, by role. */
export function workNavigation(roles: Roles, path: string): Array<NavItem> {
  const items: Array<NavItem> = [];
  if (roles.reports) items.push(navItem("nav.tasks", "/tugas", path.startsWith("/tugas"), path));
  if (roles.checks) items.push(navItem("nav.check", "/periksa", path.startsWith("/periksa"), path));
  if (roles.accepts) items.push(navItem("nav.accept", "/tinjau", path.startsWith("/tinjau"), path));
  return items;
}

function navItem(key: MessageKey, to: string, current: boolean, path: string): NavItem {
  return { key, to, current: current ? (path === to ? "page" : "true") : undefined };
}
