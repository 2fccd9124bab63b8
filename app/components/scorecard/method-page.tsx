import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { PROVENANCE_MARKS } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";

/** Statuses in the order their rules are tried. */
const RULES = [
  "cancelled",
  "verified",
  "contested",
  "unproven",
  "reported",
  "waiting",
  "late",
  "in_progress",
  "not_started",
] as const;

type Part = {
  id: string;
  title: MessageKey;
  sentences: ReadonlyArray<MessageKey>;
  file?: { path: string; name: MessageKey };
};

const AFTER_STATUS: ReadonlyArray<Part> = [
  {
    id: "hari",
    title: "method.days.title",
    sentences: ["method.days.zone", "method.days.due", "method.days.moved", "method.days.asOf"],
  },
  {
    id: "gabungan",
    title: "method.sum.title",
    sentences: ["method.sum.formula", "method.sum.beside", "method.sum.none", "method.sum.parent"],
  },
  {
    id: "tinjauan",
    title: "method.review.title",
    sentences: ["method.review.steps", "method.review.own", "method.review.returned"],
  },
  {
    id: "bukti",
    title: "method.evidence.title",
    sentences: [
      "method.evidence.open",
      "method.evidence.unsure",
      "method.evidence.people",
      "method.evidence.personal",
      "method.evidence.chain",
    ],
    file: { path: "/rantai.json", name: "method.evidence.chainFile" },
  },
];

/** The rules behind every status and number, in plain words. */
export function MethodPage() {
  const { t } = useI18n();
  return (
    <div className="prose-page">
      <div className="page-head">
        <h1>{t("method.title")}</h1>
        <p className="lead">{t("method.lead")}</p>
      </div>
      <Section id="dua-angka" title={t("method.numbers.title")}>
        <p>
          <b className="num rep">{t("numbers.reported")}</b>: {t("method.numbers.reported")}
        </p>
        <p>
          <b className="num prv">{t("numbers.proven")}</b>: {t("method.numbers.proven")}
        </p>
        <p>{t("method.numbers.slot")}</p>
        <p>{t("method.numbers.rounding")}</p>
      </Section>
      <Section id="status" title={t("method.status.title")} hint={t("method.status.hint")}>
        <StatusRules />
      </Section>
      {AFTER_STATUS.map(({ id, title, sentences, file }) => (
        <Section key={id} id={id} title={t(title)}>
          {sentences.map((sentence) => (
            <p key={sentence}>{t(sentence)}</p>
          ))}
          {file === undefined ? null : (
            <p>
              <a href={file.path}>{t(file.name)}</a>
            </p>
          )}
        </Section>
      ))}
      <Section id="asal-usul" title={t("method.marks.title")}>
        {PROVENANCE_MARKS.map((mark) => (
          <p key={mark}>
            <MarkLabel mark={mark} />: {t(`method.marks.${mark}`)}
          </p>
        ))}
      </Section>
    </div>
  );
}

function StatusRules() {
  const { t } = useI18n();
  return (
    <table className="rules">
      <caption className="vh">{t("method.status.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("method.status.name")}</th>
          <th scope="col">{t("method.status.rule")}</th>
        </tr>
      </thead>
      <tbody>
        {RULES.map((status) => (
          <tr key={status}>
            <th scope="row">
              <StatusChip status={status} />
            </th>
            <td>{t(`method.status.${status}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
