import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connectionOf, type OutgoingMail, openMailer } from "#app/exchange/mail.server.ts";
import { headersOf, type SmtpServer, startSmtpServer } from "#tests/smtp-server.ts";

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
beforeEach(() => {
  server.behave("accept");
  server.accepted.length = 0;
});
afterAll(() => server.stop());

function aMail(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    ...{ id: "m1", recipient: "sari@example.test", subject: "Tenggat", text: "Isi.", html: "<p>Isi.</p>" },
    ...{ headers: {}, createdAt: new Date("2024-03-22T03:00:00Z"), ...overrides },
  };
}

function send(mail: OutgoingMail, query = "") {
  const limits = { silenceMs: 20_000, wholeMs: 30_000 };
  const siteOrigin = "https://capaian.example.test";
  return openMailer({ smtpUrl: `${server.url}/${query}`, siteOrigin, limits }).send(mail);
}

test("a line of the message that is one dot does not end it", async () => {
  const mail = aMail({ text: "a\n.\nb\n", html: "<p>a</p>\n.\n<p>b</p>" });
  expect(await send(mail)).toEqual({ ok: true });
  expect(server.accepted).toHaveLength(1);
  expect(server.accepted[0]?.raw).toContain("\r\n..\r\n");
  expect(server.accepted[0]?.message).toContain("\r\n.\r\n");
});

test("a line break in a subject, a header or an address adds neither header nor recipient", async () => {
  await send(aMail({ subject: "Halo\r\nBcc: semua@example.test" }));
  await send(aMail({ headers: { "X-A": "1\r\nBcc: semua@example.test" } }));
  expect(server.accepted).toHaveLength(2);
  await send(aMail({ recipient: "a@example.test>\r\nRCPT TO:<b@example.test" }));
  for (const { to, message } of server.accepted) {
    expect(headersOf(message).has("bcc")).toBe(false);
    expect(to).toHaveLength(1);
    expect(to).not.toContain("b@example.test");
  }
});

test("the sender may be named; the day is that on which the mail was made", async () => {
  await send(aMail(), "?from=Capaian%20%3Ckabar%40example.go.id%3E");
  expect(server.accepted[0]?.from).toBe("kabar@example.go.id");
  const headers = headersOf(server.accepted[0]?.message ?? "");
  expect(headers.get("from")).toBe("Capaian <kabar@example.go.id>");
  expect(headers.get("date")).toBe("Fri, 22 Mar 2024 03:00:00 +0000");
});

test("an attempt ends, however slowly the server keeps silent", async () => {
  server.behave("hang");
  const mailer = openMailer({
    ...{ smtpUrl: server.url, siteOrigin: "https://capaian.example.test" },
    limits: { silenceMs: 60_000, wholeMs: 200 },
  });
  expect(await mailer.send(aMail())).toMatchObject({ ok: false, permanent: false, code: "ETIMEDOUT" });
});

const CONNECTIONS: Array<[string, object]> = [
  ["smtp://mail.example.test", { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
  ["smtps://mail.example.test", { port: 465, secure: true, requireTLS: false, ignoreTLS: false }],
  ["smtp://10.0.0.5:25", { port: 25, secure: false, requireTLS: true, ignoreTLS: false }],
  ["smtp://127.0.0.1:1025", { host: "127.0.0.1", port: 1025, requireTLS: false, ignoreTLS: true }],
  ["smtp://[::1]:1025", { host: "::1", requireTLS: false, ignoreTLS: true }],
  ["smtps://me%40x:p%3Aw@mail.example.test", { auth: { user: "me@x", pass: "p:w" } }],
];

test.each(CONNECTIONS)("%s: to another computer only under TLS", (url, expected) => {
  expect(connectionOf(url)).toMatchObject(expected);
});
