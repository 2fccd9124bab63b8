import { PowersPage } from "#app/components/account/powers-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

export default function RolesRoute() {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("roles.title")} description={t("roles.lead")} />
      <PowersPage />
    </>
  );
}
