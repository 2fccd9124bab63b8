import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";

/** What search engines are told of a dataset (schema.org). The text cannot end the element it stands in. */
export function LinkedData({ json }: { json: string }) {
  const safe = json.replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON written by us, with every < escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safe }} />;
}

/** Lets feed readers find the plan's feed. React puts this into the head. */
export function FeedLinks({ plan }: { plan: string }) {
  const { t, language } = useI18n();
  const href = localPath(language, `/${plan}/perubahan.atom`);
  return <link rel="alternate" type="application/atom+xml" title={t("opendata.feed")} href={href} />;
}
