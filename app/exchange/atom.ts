import { escapeXml } from "#app/domain/escape-xml.ts";

export type FeedEntry = {
  /** Permanent and globally unique. */
  id: string;
  title: string;
  summary: string;
  url: string;
  /** ISO instant. */
  updated: string;
  author: string;
};

export type Feed = {
  id: string;
  title: string;
  subtitle: string;
  language: string;
  /** Address of the feed itself. */
  self: string;
  /** Page it speaks of. */
  page: string;
  updated: string;
  author: string;
  entries: ReadonlyArray<FeedEntry>;
};

/** A feed as Atom. Source: RFC 4287. */
export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    `  <id>${escapeXml(feed.id)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <subtitle>${escapeXml(feed.subtitle)}</subtitle>`,
    `  <updated>${feed.updated}</updated>`,
    `  <author><name>${escapeXml(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>`,
    `  <rights>CC BY 4.0</rights>`,
    ...feed.entries.map(entryXml),
    "</feed>",
    "",
  ].join("\n");
}

function entryXml({ id, title, summary, url, updated, author }: FeedEntry): string {
  return [
    "  <entry>",
    `    <id>${escapeXml(id)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${updated}</updated>`,
    `    <author><name>${escapeXml(author)}</name></author>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    `    <summary>${escapeXml(summary)}</summary>`,
    "  </entry>",
  ].join("\n");
}
