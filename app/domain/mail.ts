/** A mail as it is read: always as plain text, and as simple HTML saying the same. */
export type MailText = { subject: string; text: string; html: string };

/** A part of a mail's body. Addresses are absolute. */
export type MailBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  /** The one thing the reader is asked to do. */
  | { kind: "action"; label: string; href: string }
  | { kind: "list"; items: ReadonlyArray<{ text: string; href: string | null }> }
  /** Small print: why the mail came and how to end it. */
  | { kind: "note"; text: string; href: string | null };

/** A mail to be queued. */
export type QueuedMail = MailText & {
  /** What asks for it: a key is queued once and never again. */
  key: string;
  /** `follow.confirm`, `follow.digest`, …: what it is about before the dot, which mail after it. */
  kind: string;
  recipient: string;
  /** Address that ends these mails by one POST (RFC 8058); null where there is none. */
  unsubscribe: string | null;
};

/**
 * A mail from its blocks.
 *
 * @param subject one line; line breaks in it become spaces.
 * @param language BCP 47 tag for the HTML.
 */
export function composeMail(subject: string, blocks: ReadonlyArray<MailBlock>, language: string): MailText {
  const line = subject.replace(/\s+/g, " ").trim();
  return { subject: line, text: `${blocks.map(asText).join("\n\n")}\n`, html: page(line, blocks, language) };
}

function asText(block: MailBlock): string {
  switch (block.kind) {
    case "heading":
      return `${block.text}\n${"-".repeat(Math.min(block.text.length, 60))}`;
    case "paragraph":
      return block.text;
    case "action":
      return `${block.label}:\n${block.href}`;
    case "list":
      return block.items.map(({ text, href }) => `- ${text}${href === null ? "" : `\n  ${href}`}`).join("\n");
    case "note":
      return block.href === null ? block.text : `${block.text}\n${block.href}`;
  }
}

const BODY = "font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em";
const BUTTON =
  "display:inline-block;padding:10px 16px;background:#1d4f91;color:#ffffff;text-decoration:none;border-radius:5px";

function page(subject: string, blocks: ReadonlyArray<MailBlock>, language: string): string {
  const title = escapeHtml(subject);
  const body = blocks.map(asHtml).join("\n");
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body style="${BODY}">
${body}
</body>
</html>
`;
}

function asHtml(block: MailBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h2 style="font-size:18px">${escapeHtml(block.text)}</h2>`;
    case "paragraph":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "action":
      return `<p><a href="${escapeHtml(block.href)}" style="${BUTTON}">${escapeHtml(block.label)}</a></p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${link(item.text, item.href)}</li>`).join("")}</ul>`;
    case "note":
      return `<p style="font-size:14px;color:#555555">${link(block.text, block.href)}</p>`;
  }
}

function link(text: string, href: string | null): string {
  const shown = escapeHtml(text);
  return href === null ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
