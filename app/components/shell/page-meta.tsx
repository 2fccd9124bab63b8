import { useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import { LANGUAGES, localPath, pagePath } from "#app/i18n/language.ts";
import { useSite } from "./site.tsx";

type Props = {
  title: string;
  description?: string | undefined;
  /** Picture shown where the page is shared; its path without its language. */
  picture?: { path: string; alt: string } | undefined;
  /** Pages that nobody should find by searching: the workspace and errors. */
  unlisted?: boolean | undefined;
};

/** The page's title and what search engines are told about it. React puts these into the head. */
export function PageMeta({ title, description, picture, unlisted = false }: Props) {
  const { t, language } = useI18n();
  const path = pagePath(useLocation().pathname);
  return (
    <>
      <title>{`${title} · ${t("app.name")}`}</title>
      {description === undefined ? null : <meta name="description" content={description} />}
      {unlisted ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={localPath(language, path)} />
      )}
      {unlisted
        ? null
        : LANGUAGES.map((each) => (
            <link key={each} rel="alternate" hrefLang={each} href={localPath(each, path)} />
          ))}
      {unlisted ? null : <link rel="alternate" hrefLang="x-default" href={localPath("id", path)} />}
      {unlisted ? null : <ShareMeta title={title} description={description} picture={picture} path={path} />}
    </>
  );
}

type ShareProps = Pick<Props, "title" | "description" | "picture"> & { path: string };

/** What a site that shows a link to the page is told: Open Graph, and the card of those that read `twitter:`. */
function ShareMeta({ title, description, picture, path }: ShareProps) {
  const { t, language } = useI18n();
  const { origin } = useSite();
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t("app.name")} />
      <meta property="og:title" content={title} />
      {description === undefined ? null : <meta property="og:description" content={description} />}
      <meta property="og:url" content={`${origin}${localPath(language, path)}`} />
      <meta property="og:locale" content={language === "id" ? "id_ID" : "en_GB"} />
      <meta name="twitter:card" content={picture === undefined ? "summary" : "summary_large_image"} />
      {picture === undefined ? null : (
        <>
          <meta property="og:image" content={`${origin}${localPath(language, picture.path)}`} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={picture.alt} />
        </>
      )}
    </>
  );
}
