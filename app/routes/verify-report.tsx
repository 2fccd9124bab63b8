import { data } from "react-router";
import { VerifyPage } from "#app/components/period-report/verify-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { MOST_REPORT_BYTES } from "#app/domain/period-report/file-size.ts";
import { depsContext } from "#app/http/context.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { checkReportFile, openPublisher } from "#app/services/period-report/check-file.server.ts";
import type { Route } from "./+types/verify-report";

export async function loader({ context }: Route.LoaderArgs) {
  const { keys, published } = await openPublisher(context.get(depsContext));
  return { keyIds: keys.map(({ id }) => id), published };
}

/** Needs no account and changes nothing: the file is read, checked and forgotten. */
export async function action({ request, context }: Route.ActionArgs) {
  const read = await readUpload(request, "berkas", MOST_REPORT_BYTES);
  if (!read.ok) return data({ problem: read.problem, verified: null }, { status: 400 });
  const verified = await checkReportFile(read.bytes, context.get(depsContext));
  return data({ problem: null, verified });
}

export default function VerifyRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("report.verifyPage.title")} description={t("report.verifyPage.describe")} />
      <VerifyPage known={loaderData} answer={actionData ?? null} />
    </>
  );
}
