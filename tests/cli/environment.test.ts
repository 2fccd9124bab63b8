import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeProblem, parseEnvironment } from "#app/cli/environment.server.ts";
import { sessionSecretOf } from "#app/cli/session-secret.server.ts";

const root = join(import.meta.dirname, "..", "..");

function problemsOf(variables: Record<string, string>): Array<string> {
  const parsed = parseEnvironment(variables);
  return parsed.ok ? [] : parsed.problems.map(describeProblem);
}

function settingsOf(variables: Record<string, string>) {
  const parsed = parseEnvironment(variables);
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join("\n"));
  return parsed.environment;
}

test("with nothing set the demonstration runs on loopback, on a file in the data folder", () => {
  expect(settingsOf({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: `file:${join(root, "data", "capaian.db")}`,
    replicaUrl: null,
    dataDir: join(root, "data"),
    demo: true,
    clock: null,
    evidenceAllow: [],
    trustedProxies: [],
    sessionSecret: null,
    publicUrl: "http://127.0.0.1:3000",
    smtpUrl: null,
    backupKey: null,
    metricsToken: null,
    logLevel: "info",
    openId: null,
    production: false,
  });
});

test("every variable is understood", () => {
  expect(
    settingsOf({
      PORT: "8080",
      HOST: "0.0.0.0",
      DATABASE_URL: "postgresql://capaian@127.0.0.1:5432/capaian",
      DATABASE_REPLICA_URL: "postgresql://capaian@127.0.0.2:5432/capaian",
      CAPAIAN_DATA_DIR: "/srv/capaian",
      CAPAIAN_DEMO: "0",
      CAPAIAN_CLOCK: "2023-02-09T23:59:59+07:00",
      EVIDENCE_ALLOW: "127.0.0.1:3001, [::1]:3001",
      TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,fd00::/8",
      SESSION_SECRET: "s".repeat(32),
      PUBLIC_URL: "https://capaian.example.test/",
      SMTP_URL: "smtps://me:secret@mail.example.test:465",
      CAPAIAN_BACKUP_KEY: "kunci cadangan yang panjang",
      METRICS_TOKEN: "t".repeat(16),
      LOG_LEVEL: "debug",
      OIDC_ISSUER: "https://masuk.kpu.example.test",
      OIDC_CLIENT_ID: "capaian",
      OIDC_CLIENT_SECRET: "rahasia",
      OIDC_LABEL: "KPU",
      NODE_ENV: "production",
    }),
  ).toEqual({
    port: 8080,
    host: "0.0.0.0",
    databaseUrl: "postgresql://capaian@127.0.0.1:5432/capaian",
    replicaUrl: "postgresql://capaian@127.0.0.2:5432/capaian",
    dataDir: "/srv/capaian",
    demo: false,
    clock: new Date("2023-02-09T16:59:59Z"),
    evidenceAllow: [
      { host: "127.0.0.1", port: 3001 },
      { host: "::1", port: 3001 },
    ],
    trustedProxies: ["127.0.0.1", "10.0.0.0/8", "fd00::/8"],
    sessionSecret: "s".repeat(32),
    publicUrl: "https://capaian.example.test",
    smtpUrl: "smtps://me:secret@mail.example.test:465",
    backupKey: "kunci cadangan yang panjang",
    metricsToken: "t".repeat(16),
    logLevel: "debug",
    openId: {
      ...{ issuer: "https://masuk.kpu.example.test", label: "KPU" },
      ...{ clientId: "capaian", clientSecret: "rahasia" },
    },
    production: true,
  });
});

test("a relative file lies in the data folder, an empty variable counts as absent", () => {
  const { databaseUrl, port } = settingsOf({
    DATABASE_URL: "file:./x/a.db",
    CAPAIAN_DATA_DIR: "/srv",
    PORT: " ",
  });

  expect({ databaseUrl, port }).toEqual({ databaseUrl: "file:/srv/x/a.db", port: 3000 });
});

test.each([
  ["PORT", "70000", "70000"],
  ["PORT", "80a", "80a"],
  ["HOST", "localhost:3000", "localhost:3000"],
  ["DATABASE_URL", "mysql://me:secret@host/db", "mysql://me:***@host/db"],
  ["DATABASE_URL", "file:", "file:"],
  ["DATABASE_URL", "postgresql://me:secret@host", "postgresql://me:***@host"],
  ["CAPAIAN_DEMO", "yes", "yes"],
  ["CAPAIAN_CLOCK", "2023-02-09T12:00:00", "2023-02-09T12:00:00"],
  ["CAPAIAN_CLOCK", "2023-02-30T12:00:00Z", "2023-02-30T12:00:00Z"],
  ["EVIDENCE_ALLOW", "127.0.0.1", "127.0.0.1"],
  ["EVIDENCE_ALLOW", "127.0.0.1:1,portal:80", "127.0.0.1:1,portal:80"],
  ["TRUSTED_PROXIES", "proxy.example.test", "proxy.example.test"],
  ["TRUSTED_PROXIES", "10.0.0.0/33", "10.0.0.0/33"],
  ["TRUSTED_PROXIES", "127.0.0.1,0.0.0.0/0", "127.0.0.1,0.0.0.0/0"],
  ["SESSION_SECRET", "hunter2", "(7 karakter / characters)"],
  ["PUBLIC_URL", "https://host/path", "https://host/path"],
  ["PUBLIC_URL", "capaian.example.test", "capaian.example.test"],
  ["SMTP_URL", "http://mail", "http://mail"],
])("%s=%s is refused with what it held and what is expected", (variable, value, held) => {
  const lines = problemsOf({ [variable]: value });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/ – seharusnya \/ expected: .{6,}/);
  expect(lines[0]?.startsWith(`${variable}=${held} –`)).toBe(true);
});

test("a sign-in service is set up whole, over TLS, or not at all", () => {
  const whole = { OIDC_ISSUER: "https://a.example", OIDC_CLIENT_ID: "c", OIDC_CLIENT_SECRET: "s" };
  expect(settingsOf(whole).openId).toMatchObject({ label: "a.example" });
  expect(problemsOf({ OIDC_ISSUER: whole.OIDC_ISSUER })).toHaveLength(2);
  expect(problemsOf({ ...whole, OIDC_ISSUER: "http://a.example" })).toHaveLength(1);
  expect(problemsOf({ ...whole, OIDC_ISSUER: "http://127.0.0.1:9000" })).toEqual([]);
  expect(problemsOf({ OIDC_CLIENT_SECRET: "hunter2" }).join()).not.toContain("hunter2");
});

test("all wrong variables are named at once", () => {
  const lines = problemsOf({ PORT: "x", CAPAIAN_DEMO: "2", HOST: "0.0.0.0" });

  expect(lines.map((line) => line.split("=")[0]).sort()).toEqual(["CAPAIAN_DEMO", "HOST", "PORT"]);
});

test.each(["0.0.0.0", "::", "192.168.1.4", "capaian.example.test"])(
  "the demonstration refuses to listen on %s",
  (host) => {
    expect(problemsOf({ HOST: host })[0]).toContain("CAPAIAN_DEMO=0");
    expect(settingsOf({ HOST: host, CAPAIAN_DEMO: "0" }).host).toBe(host);
  },
);

test.each(["127.0.0.1", "127.8.9.10", "::1", "localhost"])("the demonstration may listen on %s", (host) => {
  expect(settingsOf({ HOST: host }).host).toBe(host);
});

test("an IPv6 host stands in brackets in the public address", () => {
  expect(settingsOf({ HOST: "::1", PORT: "4000" }).publicUrl).toBe("http://[::1]:4000");
});

test("a session secret is made once, kept for the next start and readable by its owner only", () => {
  const dataDir = aFolder();

  const first = sessionSecretOf({ sessionSecret: null, dataDir });

  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(sessionSecretOf({ sessionSecret: null, dataDir })).toBe(first);
  expect(sessionSecretOf({ sessionSecret: "given".repeat(8), dataDir })).toBe("given".repeat(8));
  expect(readdirSync(dataDir)).toEqual(["session-secret"]);
  expect(statSync(join(dataDir, "session-secret")).mode & 0o777).toBe(0o600);
});

test("a damaged session secret is named instead of used", () => {
  const dataDir = aFolder();
  writeFileSync(join(dataDir, "session-secret"), "short");

  expect(() => sessionSecretOf({ sessionSecret: null, dataDir })).toThrow(join(dataDir, "session-secret"));
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "capaian-environment-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a replica is one of PostgreSQL, and of a database that is", () => {
  const replica = "postgresql://capaian:rahasia@127.0.0.2:5432/capaian";
  for (const variables of [
    { DATABASE_REPLICA_URL: replica },
    { DATABASE_URL: "file:/srv/x/a.db", DATABASE_REPLICA_URL: replica },
    { DATABASE_URL: replica, DATABASE_REPLICA_URL: "file:/srv/x/a.db" },
  ]) {
    const parsed = parseEnvironment(variables);
    const lines = parsed.ok ? [] : parsed.problems.map(describeProblem);
    expect(lines.join("\n")).toMatch(/^DATABASE_REPLICA_URL=.*postgresql:\/\//);
    expect(lines.join("\n")).not.toContain("rahasia");
  }
});
