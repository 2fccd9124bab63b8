import { useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import { LANGUAGES, localPath, pagePath } from "#app/i18n/language.ts";

type Props = {
  title: string;
  description?: string | undefined;
  /** Pages that nobody should find by searching: the workspace and errors. */
  unlisted?: boolean | undefined;
};

/** The page's title and what search engines are told about it. React puts these into the head. */
export function PageMeta({ title, description, unlisted = false }: Props) {
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
    </>
  );
}
