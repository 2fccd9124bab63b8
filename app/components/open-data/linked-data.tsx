/** What search engines are told of a dataset (schema.org). The text cannot end the element it stands in. */
export function LinkedData({ json }: { json: string }) {
  const safe = json.replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON written by us, with every < escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safe }} />;
}
