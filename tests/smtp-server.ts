import { createServer, type Socket } from "node:net";

/** What the server does with the next conversations: in order, the last one for ever. */
export type SmtpManner =
  | "accept"
  /** 450 to the recipient: try again later. */
  | "greylist"
  /** 550 to the recipient: never. */
  | "reject"
  /** 554 after the message was read. */
  | "reject-message"
  /** 421 instead of a greeting. */
  | "busy"
  /** Says nothing at all. */
  | "hang"
  /** Closes the connection in the middle of the message. */
  | "drop"
  /** Reads the message, then closes the connection without an answer. */
  | "drop-after";

export type TakenMail = {
  from: string;
  to: Array<string>;
  /** As it travelled, still dot-stuffed, without the closing dot. */
  raw: string;
  /** Without dot-stuffing. */
  message: string;
};

export type SmtpServer = {
  url: string;
  /** Every message whose last line was read, also those refused afterwards. */
  taken: Array<TakenMail>;
  /** Every message answered with 250. */
  accepted: Array<TakenMail>;
  behave(...manners: ReadonlyArray<SmtpManner>): void;
  conversations(): number;
  stop(): Promise<void>;
};

/** A mail server on loopback that speaks RFC 5321 as far as is needed to refuse, wait and vanish. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const state = { manners: ["accept"] as Array<SmtpManner>, conversations: 0 };
  const taken: Array<TakenMail> = [];
  const accepted: Array<TakenMail> = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    state.conversations += 1;
    const manner = state.manners.length > 1 ? state.manners.shift() : state.manners[0];
    converse(socket, manner ?? "accept", { taken, accepted });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    ...{ url: `smtp://127.0.0.1:${address.port}`, taken, accepted },
    behave: (...manners) => {
      state.manners = [...manners];
    },
    conversations: () => state.conversations,
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Store = Pick<SmtpServer, "taken" | "accepted">;

function converse(socket: Socket, manner: SmtpManner, { taken, accepted }: Store): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let mail: TakenMail = { from: "", to: [], raw: "", message: "" };
  let reading: Array<string> | null = null;
  let rest = "";
  if (manner === "hang") return;
  say(manner === "busy" ? "421 busy" : "220 test ESMTP");

  function command(line: string): void {
    const word = line.slice(0, 4).toUpperCase();
    if (word === "EHLO" || word === "HELO") say("250-test\r\n250 8BITMIME");
    else if (word === "MAIL") {
      mail = { from: addressIn(line), to: [], raw: "", message: "" };
      say("250 ok");
    } else if (word === "RCPT") {
      if (manner === "greylist") return void say("450 4.7.1 greylisted, try again later");
      if (manner === "reject") return void say("550 5.1.1 no such mailbox");
      mail.to.push(addressIn(line));
      say("250 ok");
    } else if (word === "DATA") {
      reading = [];
      say("354 go on");
    } else if (word === "QUIT") {
      say("221 bye");
      socket.end();
    } else say("250 ok");
  }

  function messageLine(lines: Array<string>, line: string): void {
    if (line !== ".") {
      lines.push(line);
      if (manner === "drop") socket.destroy();
      return;
    }
    const message = lines.map((each) => (each.startsWith(".") ? each.slice(1) : each)).join("\r\n");
    mail = { ...mail, raw: lines.join("\r\n"), message };
    taken.push(mail);
    reading = null;
    if (manner === "drop-after") return void socket.destroy();
    if (manner === "reject-message") return void say("554 5.7.1 refused");
    accepted.push(mail);
    say("250 taken");
  }

  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    rest += chunk;
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (reading === null) command(line);
      else messageLine(reading, line);
    }
  });
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}

/** Headers of a message, unfolded, by their name in small letters. */
export function headersOf(message: string): Map<string, string> {
  const head = message.split("\r\n\r\n", 1)[0] ?? "";
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** The bodies of a multipart message by type, decoded. */
export function bodiesOf(message: string): Map<string, string> {
  const boundary = /boundary="?([^"\r\n;]+)/.exec(message)?.[1];
  const parts = boundary === undefined ? [message] : message.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const trimmed = part.replace(/^\r\n/, "");
      const headers = headersOf(trimmed);
      const body = trimmed.slice(trimmed.indexOf("\r\n\r\n") + 4);
      const type = (headers.get("content-type") ?? "").split(";", 1)[0] ?? "";
      return [type, decoded(body, headers.get("content-transfer-encoding") ?? "7bit")];
    }),
  );
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const joined = body.replace(/=\r\n/g, "");
  return decodeURIComponent(joined.replace(/%/g, "%25").replace(/=([0-9A-F]{2})/g, "%$1"));
}
