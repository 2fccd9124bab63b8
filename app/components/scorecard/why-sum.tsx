import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { Term } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { plan: string; terms: ReadonlyArray<Term>; reported: number | null; proven: number | null };

/** Why both numbers are what they are: every due milestone, its weight and values, and the sum. */
export function WhySum({ plan, terms, reported, proven }: Props) {
  const { t, number } = useI18n();
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  return (
    <details className="mengapa">
      <summary className="why">{t("numbers.why")}</summary>
      <p>{t("scorecard.why.rule")}</p>
      <div className="scroll-x">
        <table className="sum">
          <caption className="vh">{t("scorecard.why.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("scorecard.target")}</th>
              <th scope="col">{t("scorecard.status")}</th>
              <th scope="col">{t("scorecard.weight")}</th>
              <th scope="col">{t("numbers.reported")}</th>
              <th scope="col">{t("numbers.proven")}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <TermRow key={term.code} plan={plan} term={term} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t("scorecard.why.sum")}
              </th>
              <td>{number(weight, 2)}</td>
              <td>
                <InlineNumber kind="reported" value={reported} />
              </td>
              <td>
                <InlineNumber kind="proven" value={proven} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p>
        <LocalLink to="/cara-menghitung" keepDay={false}>
          {t("nav.method")}
        </LocalLink>
      </p>
    </details>
  );
}

function TermRow({ plan, term }: { plan: string; term: Term }) {
  const { number } = useI18n();
  return (
    <tr>
      <th scope="row">
        <LocalLink className="quiet" to={`/${plan}/target/${term.code}`}>
          {term.code}
        </LocalLink>
      </th>
      <td>
        <StatusChip status={term.status} />
      </td>
      <td>{number(term.weight, 2)}</td>
      <td>
        <InlineNumber kind="reported" value={term.reportedPercent ?? 0} />
      </td>
      <td>
        <InlineNumber kind="proven" value={term.provenPercent ?? 0} />
      </td>
    </tr>
  );
}
