/** Services where a file belongs to a person's account and leaves with it. */
const PERSONAL_DRIVES: ReadonlyArray<string> = [
  ...["drive.google.com", "docs.google.com", "googleusercontent.com", "onedrive.live.com", "1drv.ms"],
  ...["sharepoint.com", "dropbox.com", "dropboxusercontent.com", "box.com", "mega.nz", "mediafire.com"],
  ...["wetransfer.com", "we.tl", "icloud.com", "terabox.com", "4shared.com", "scribd.com", "pcloud.com"],
];

/** Services whose addresses lead wherever their owner points them today. */
const SHORTENERS: ReadonlyArray<string> = [
  ...["bit.ly", "s.id", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "cutt.ly", "rebrand.ly"],
  ...["linktr.ee", "shorturl.at", "rb.gy", "tiny.cc", "bit.do", "gg.gg", "intip.in", "heylink.me", "t.ly"],
];

export function isPersonalDrive(host: string): boolean {
  return isUnderOneOf(host, PERSONAL_DRIVES);
}

export function isShortener(host: string): boolean {
  return isUnderOneOf(host, SHORTENERS);
}

/** Whether a host is one of these or under one of them; `www.` makes no difference. */
export function isUnderOneOf(host: string, parents: ReadonlyArray<string>): boolean {
  const asked = withoutWww(host);
  return parents.some((parent) => {
    const known = parent.toLowerCase();
    return asked === withoutWww(known) || asked.endsWith(`.${known}`);
  });
}

/** The machine itself, where nobody listens in between: a rehearsal or a test. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Host of an address without its port, lower case; empty when it is no address. */
export function hostNameOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, "");
}
