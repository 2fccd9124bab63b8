import { createRequire } from "node:module";
import { isIP } from "node:net";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { OpenIdSettings } from "#app/services/accounts/openid.server.ts";
import { EXPECTED } from "./environment-words.ts";

/** Everything the program is told from outside, read once at its start and passed on. */
export type Environment = {
  port: number;
  host: string;
  /** `file:` with an absolute path, or `postgresql://…`. */
  databaseUrl: string;
  /** A replica that public pages are read from; null reads them from the database itself. */
  replicaUrl: string | null;
  dataDir: string;
  /** Shows the illustration; the server then listens on loopback only. */
  demo: boolean;
  /** The instant it is pretended to be, for rehearsals; null when the real clock runs. */
  clock: Date | null;
  /** Addresses the evidence checker may open although they are not public. */
  evidenceAllow: Array<{ host: string; port: number }>;
  /** Addresses and blocks of the proxies in front, whose `X-Forwarded-For` is believed; none by default. */
  trustedProxies: Array<string>;
  /** Null when the program keeps one of its own in the data folder. */
  sessionSecret: string | null;
  /** Where people reach the server, without a slash at the end. */
  publicUrl: string;
  smtpUrl: string | null;
  /** Seals backups; null leaves them open. */
  backupKey: string | null;
  /** Lets a program read the metrics from elsewhere; null keeps them to this computer. */
  metricsToken: string | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** A ministry's own sign-in (OpenID Connect); null where people sign in with a password only. */
  openId: OpenIdSettings | null;
  production: boolean;
};

/** A variable that cannot be used. `held` shows no secret. */
export type EnvironmentProblem = { variable: string; held: string; expected: string };

type Variables = Readonly<Record<string, string | undefined>>;
type Parsed = { ok: true; environment: Environment } | { ok: false; problems: Array<EnvironmentProblem> };

const LOOPBACK = "127.0.0.1, ::1, localhost; CAPAIAN_DEMO=0 untuk melayani jaringan / to serve a network";

const AllowList = z.array(z.object({ host: z.string(), port: z.number() }));

const Schema = z.object({
  PORT: z.string().regex(/^\d+$/).default("3000").transform(Number).pipe(z.number().max(65_535)),
  HOST: z.string().refine(isHost).default("127.0.0.1"),
  DATABASE_URL: z.string().refine(isDatabaseUrl).default("file:capaian.db"),
  DATABASE_REPLICA_URL: z.string().refine(isPostgresUrl).optional(),
  CAPAIAN_DATA_DIR: z.string().default("data"),
  CAPAIAN_DEMO: z.enum(["0", "1"]).default("1"),
  CAPAIAN_CLOCK: z.iso.datetime({ offset: true }).optional(),
  EVIDENCE_ALLOW: z.string().default("").transform(parseAllowList).pipe(AllowList),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform(listed)
    .pipe(z.array(z.string().refine(isAddressBlock))),
  SESSION_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z.string().refine(isOrigin).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  CAPAIAN_BACKUP_KEY: z.string().min(16).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).optional(),
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60).optional(),
});
const OPENID_TOGETHER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** The program's settings, or stops the program (exit 2) with a line for every variable that is wrong. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const parsed = parseEnvironment(variables);
  if (parsed.ok) return parsed.environment;
  for (const problem of parsed.problems) console.error(describeProblem(problem));
  process.exit(2);
}

/** The program's settings, or every variable that is wrong. An empty variable counts as absent. */
export function parseEnvironment(variables: Variables): Parsed {
  const given = withoutEmpty(variables);
  const parsed = Schema.safeParse(given);
  const wrong = parsed.success ? [] : problemsIn(parsed.error, given);
  const problems = [...wrong, ...exposedDemo(given), ...halfOpenId(given), ...replicaOfFile(given)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, environment: settle(parsed.data, variables.NODE_ENV === "production") };
}

export function describeProblem({ variable, held, expected }: EnvironmentProblem): string {
  return `${variable}=${held} – seharusnya / expected: ${expected}`;
}

function settle(values: z.infer<typeof Schema>, production: boolean): Environment {
  const dataDir = resolve(packageFolder(), values.CAPAIAN_DATA_DIR);
  const urlHost = isIP(values.HOST) === 6 ? `[${values.HOST}]` : values.HOST;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: absoluteDatabaseUrl(values.DATABASE_URL, dataDir),
    replicaUrl: values.DATABASE_REPLICA_URL ?? null,
    dataDir,
    demo: values.CAPAIAN_DEMO === "1",
    clock: values.CAPAIAN_CLOCK === undefined ? null : new Date(values.CAPAIAN_CLOCK),
    evidenceAllow: values.EVIDENCE_ALLOW,
    trustedProxies: values.TRUSTED_PROXIES,
    sessionSecret: values.SESSION_SECRET ?? null,
    publicUrl: new URL(values.PUBLIC_URL ?? `http://${urlHost}:${values.PORT}`).origin,
    smtpUrl: values.SMTP_URL ?? null,
    backupKey: values.CAPAIAN_BACKUP_KEY ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL ?? "info",
    openId: openIdOf(values),
    production,
  };
}

function openIdOf(values: z.infer<typeof Schema>): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, label: values.OIDC_LABEL ?? new URL(issuer).host };
}

/** A sign-in service is set up whole or not at all. */
function halfOpenId(given: Record<string, string>): Array<EnvironmentProblem> {
  const missing = OPENID_TOGETHER.filter((variable) => given[variable] === undefined);
  if (missing.length === 0 || missing.length === OPENID_TOGETHER.length) return [];
  return missing.map((variable) => ({ variable, held: "", expected: EXPECTED[variable] ?? "" }));
}

/** SQLite has no replica. */
function replicaOfFile(given: Record<string, string>): Array<EnvironmentProblem> {
  const held = given.DATABASE_REPLICA_URL;
  if (held === undefined || isPostgresUrl(given.DATABASE_URL ?? "")) return [];
  const variable = "DATABASE_REPLICA_URL";
  return [{ variable, held: shown(variable, held), expected: EXPECTED[variable] ?? "" }];
}

function withoutEmpty(variables: Variables): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(Schema.shape)) {
    const value = variables[name]?.trim() ?? "";
    if (value !== "") given[name] = value;
  }
  return given;
}

function problemsIn(error: z.ZodError, given: Record<string, string>): Array<EnvironmentProblem> {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map((variable) => ({
    variable,
    held: shown(variable, given[variable] ?? ""),
    expected: EXPECTED[variable] ?? "",
  }));
}

/** The demonstration has well-known content and generated accounts: it is not for a network. */
function exposedDemo(given: Record<string, string>): Array<EnvironmentProblem> {
  const host = given.HOST ?? "127.0.0.1";
  if (given.CAPAIAN_DEMO === "0" || !isHost(host) || isLoopback(host)) return [];
  return [{ variable: "HOST", held: host, expected: LOOPBACK }];
}

const SECRETS: ReadonlySet<string> = new Set([
  "SESSION_SECRET",
  "CAPAIAN_BACKUP_KEY",
  "METRICS_TOKEN",
  "OIDC_CLIENT_SECRET",
]);

function shown(variable: string, value: string): string {
  if (SECRETS.has(variable)) return `(${value.length} karakter / characters)`;
  return value.replace(/(:\/\/[^/?#]*:)[^/?#]*@/, "$1***@");
}

function isHost(value: string): boolean {
  return isIP(value) > 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function isDatabaseUrl(value: string): boolean {
  if (value.startsWith("file:")) return /^file:[^?]+$/.test(value) && !value.includes(":memory:");
  return isPostgresUrl(value);
}

function isPostgresUrl(value: string): boolean {
  return /^postgres(ql)?:\/\/.*\/[^/?]/.test(value) && URL.canParse(value);
}

function isOrigin(value: string): boolean {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { pathname, search, hash } = new URL(value);
  return pathname === "/" && search === "" && hash === "";
}

/** A secret goes there: over TLS, or not beyond this computer. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[|\]$/g, "")));
}

function listed(value: string): Array<string> {
  return value.split(",").flatMap((entry) => (entry.trim() === "" ? [] : [entry.trim()]));
}

/** An address such as `10.0.0.7`, or a block such as `10.0.0.0/8`; not everybody at once. */
function isAddressBlock(value: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/([1-9]\d{0,2}))?$/.exec(value) ?? [];
  const family = isIP(address);
  return family > 0 && (bits === undefined || Number(bits) <= (family === 6 ? 128 : 32));
}

/** Null when any entry is not an address and a port: the list is then refused as a whole. */
function parseAllowList(value: string): Array<{ host: string; port: number }> | null {
  const entries = listed(value);
  const parsed = entries.flatMap((entry) => {
    const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(entry) ?? [];
    const host = bracketed ?? plain ?? "";
    const port = Number(digits);
    return isIP(host) > 0 && port >= 1 && port <= 65_535 ? [{ host, port }] : [];
  });
  return parsed.length === entries.length ? parsed : null;
}

function absoluteDatabaseUrl(databaseUrl: string, dataDir: string): string {
  if (!databaseUrl.startsWith("file:")) return databaseUrl;
  return `file:${resolve(dataDir, databaseUrl.slice("file:".length).replace(/^\/\/(?=\/)/, ""))}`;
}

/** The folder of package.json, whether this runs from source or from the build. */
function packageFolder(): string {
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  return join(dirname(program), "..", "..");
}
