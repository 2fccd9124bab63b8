import { isIP } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createTransport } from "nodemailer";

/** A mail on its way out. */
export type OutgoingMail = {
  /** Stays the same in every attempt: the Message-ID is made of it. */
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Readonly<Record<string, string>>;
  createdAt: Date;
};

/** What came of an attempt. `permanent`: the server refused this mail, and would again. */
export type Delivery = { ok: true } | { ok: false; permanent: boolean; code: string; error: string };

export type Mailer = { send(mail: OutgoingMail): Promise<Delivery>; close(): void };

export type MailerOptions = {
  /**
   * `smtp://user:password@host:587` or `smtps://user:password@host:465`; `?from=` gives the sender, such as
   * `Capaian <capaian@example.go.id>`.
   */
  smtpUrl: string;
  /** Where people reach the site: names the sender's domain when `from` is not given. */
  siteOrigin: string;
  /** Milliseconds without a word from the server, and for one attempt as a whole. */
  limits?: { silenceMs: number; wholeMs: number };
};

const LIMITS = { silenceMs: 30_000, wholeMs: 120_000 };
/** Longest that is waited for a server that is only asked whether it is there. */
const ASKED_MS = 10_000;

/**
 * How a server is spoken to: to another computer only over TLS with a certificate that holds, from the first
 * byte with `smtps`, else by STARTTLS, and not at all where the server has none.
 */
export function connectionOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  const port = url.port === "" ? (secure ? 465 : 587) : Number(url.port);
  const tls = { secure, requireTLS: !secure && !isLoopback(host), ignoreTLS: !secure && isLoopback(host) };
  if (url.username === "") return { host, port, ...tls };
  return { host, port, ...tls, auth: { user: plain(url.username), pass: plain(url.password) } };
}

/** Sends by SMTP. */
export function openMailer({ smtpUrl, siteOrigin, limits = LIMITS }: MailerOptions): Mailer {
  const transport = createTransport({
    ...connectionOf(smtpUrl),
    ...{ connectionTimeout: limits.silenceMs, greetingTimeout: limits.silenceMs },
    ...{ socketTimeout: limits.silenceMs, dnsTimeout: limits.silenceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = domainOf(siteOrigin);
  const from = new URL(smtpUrl).searchParams.get("from") ?? `Capaian <capaian@${domain}>`;
  async function deliver(mail: OutgoingMail): Promise<Delivery> {
    try {
      await transport.sendMail({
        ...{ from, to: { name: "", address: mail.recipient }, subject: mail.subject, text: mail.text },
        ...(mail.html === null ? {} : { html: mail.html }),
        ...{ messageId: `<${mail.id}@${domain}>`, date: mail.createdAt },
        headers: { "Auto-Submitted": "auto-generated", ...mail.headers },
      });
      return { ok: true };
    } catch (error) {
      return failureOf(error);
    }
  }
  return {
    async send(mail) {
      const ending = new AbortController();
      const tooLong = sleep(limits.wholeMs, TOO_LONG, { signal: ending.signal }).catch(() => TOO_LONG);
      const delivery = await Promise.race([deliver(mail), tooLong]);
      ending.abort();
      return delivery;
    },
    close: () => transport.close(),
  };
}

const TOO_LONG: Delivery = { ok: false, permanent: false, code: "ETIMEDOUT", error: "too slow" };

/** Only a refusal of this very mail is for good; a wrong password or a full disk may be mended. */
function failureOf(error: unknown): Delivery {
  if (!(error instanceof Error)) return { ok: false, permanent: false, code: "", error: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const said = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 0;
  const permanent = (code === "EENVELOPE" || code === "EMESSAGE") && said >= 500;
  return { ok: false, permanent, code, error: error.message };
}

function plain(part: string): string {
  return decodeURIComponent(part);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** The part after the @: a host's name, or its number in brackets. */
function domainOf(siteOrigin: string): string {
  const { hostname } = new URL(siteOrigin);
  return isIP(hostname) === 4 ? `[${hostname}]` : hostname;
}

/** Greets the mail server as for sending, and sends nothing. Null when it would take mail, else why not. */
export async function askMailServer(smtpUrl: string): Promise<string | null> {
  const silence = { connectionTimeout: ASKED_MS, greetingTimeout: ASKED_MS, socketTimeout: ASKED_MS };
  const transport = createTransport({ ...connectionOf(smtpUrl), ...silence });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    transport.close();
  }
}
