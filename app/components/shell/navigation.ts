import type { Role } from "#app/domain/permission.ts";
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
    navItem("meeting.nav", `${root}/rapat`, below("rapat", "risiko", "permintaan-data", "dukungan"), path),
    navItem("nav.catalogue", "/katalog", path.startsWith("/katalog") || below("cakupan"), path),
  ];
}

/** A page for people signed in: who may open it, and whether it stands in the bar or in the person's menu. */
type WorkEntry = {
  key: MessageKey;
  to: string;
  /** Any of these; everyone signed in where it is left out. */
  roles?: ReadonlyArray<Role>;
  /** Only for those who hold such an office in every plan. */
  everyPlan?: true;
  place: "bar" | "menu";
};

/** What decides which pages a person is led to. */
export type WorkPerson = {
  /** Held today, in whatever plan. */
  roles: ReadonlyArray<Role>;
  /** Whether they may make plans, and change what all plans share. */
  makesPlans: boolean;
};

/** Every page for people signed in, in the order of their day. The pages' own guards decide; this follows them. */
const WORK: ReadonlyArray<WorkEntry> = [
  { key: "nav.tasks", to: "/tugas", roles: ["owner"], place: "bar" },
  { key: "nav.check", to: "/periksa", roles: ["secretariat"], place: "bar" },
  { key: "nav.accept", to: "/tinjau", roles: ["reviewer"], place: "bar" },
  { key: "nav.evidenceTasks", to: "/periksa/bukti", roles: ["secretariat", "reviewer"], place: "menu" },
  { key: "nav.moderation", to: "/moderasi", roles: ["secretariat", "reviewer"], place: "menu" },
  {
    key: "writing.newPlan.title",
    to: "/rencana/baru",
    roles: ["secretariat", "administrator"],
    everyPlan: true,
    place: "menu",
  },
  {
    key: "writing.organisations.title",
    to: "/lembaga",
    roles: ["secretariat", "administrator"],
    everyPlan: true,
    place: "menu",
  },
  { key: "nav.progress", to: "/kemajuan", roles: ["secretariat", "administrator"], place: "menu" },
  { key: "people.title", to: "/orang", roles: ["administrator"], place: "menu" },
  { key: "audit.title", to: "/jejak", roles: ["secretariat", "administrator"], place: "menu" },
  { key: "nav.outbox", to: "/pos", roles: ["administrator"], place: "menu" },
  { key: "operation.title", to: "/keadaan", roles: ["administrator"], place: "menu" },
  { key: "account.pageTitle", to: "/akun", place: "menu" },
];

/**
 * What a person signed in may open.
 *
 * @param place only what stands there; everything when it is left out.
 */
export function workNavigation(
  { roles, makesPlans }: WorkPerson,
  path: string,
  place?: WorkEntry["place"],
): Array<NavItem> {
  const open = WORK.filter((entry) => entry.roles?.some((role) => roles.includes(role)) ?? true).filter(
    ({ everyPlan }) => everyPlan === undefined || makesPlans,
  );
  const current = open
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .toSorted((left, right) => right.to.length - left.to.length)[0];
  return open
    .filter((entry) => place === undefined || entry.place === place)
    .map((entry) => navItem(entry.key, entry.to, entry === current, path));
}

function navItem(key: MessageKey, to: string, current: boolean, path: string): NavItem {
  return { key, to, current: current ? (path === to ? "page" : "true") : undefined };
}
