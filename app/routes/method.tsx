import { MethodPage } from "#app/components/scorecard/method-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

export default function MethodRoute() {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("method.title")} description={t("method.lead")} />
      <MethodPage />
    </>
  );
}
