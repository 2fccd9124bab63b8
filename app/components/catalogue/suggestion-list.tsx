import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { SuggestedMatch } from "#app/domain/evidence/catalogue-view.ts";
import type { Match } from "#app/domain/evidence/match.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { tierName } from "./tier-name.ts";

export type SuggestionRefusal = "not_allowed" | "own_organisation" | "own_submission" | "not_found";

type Props = {
  plan: string;
  suggestions: ReadonlyArray<SuggestedMatch>;
  csrf: string;
  done: boolean;
  refusal: SuggestionRefusal | null;
};

/** Datasets that evidence may belong to, each with why, for a person to accept or refuse. */
export function SuggestionList({ plan, suggestions, csrf, done, refusal }: Props) {
  const { t } = useI18n();
  return (
    <Section
      id="usulan"
      title={t("catalogue.coverage.suggestions")}
      hint={t("catalogue.coverage.suggestionsHint")}
    >
      <p role="status">{done ? t("catalogue.coverage.decided") : null}</p>
      {refusal === null ? null : (
        <p className="errm" role="alert">
          {t(`catalogue.coverage.refusals.${refusal}`)}
        </p>
      )}
      {suggestions.length === 0 ? <p>{t("catalogue.coverage.noSuggestions")}</p> : null}
      <ul className="sugg">
        {suggestions.map((suggested) => (
          <li key={suggested.item}>
            <h3>
              <LocalLink to={`/${plan}/bukti/${suggested.slot}`}>
                {t("catalogue.coverage.evidenceAt", { slot: suggested.slot, milestone: suggested.milestone })}
              </LocalLink>
            </h3>
            <p className="full xs">{suggested.url}</p>
            {suggested.proposals.map((match) => (
              <Proposal key={match.datasetId} item={suggested.item} match={match} csrf={csrf} />
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Proposal({ item, match, csrf }: { item: string; match: Match; csrf: string }) {
  const { t, percent } = useI18n();
  const confidence = percent(match.confidence * 100);
  return (
    <div className="prop">
      <p>
        {t("catalogue.coverage.proposal", {
          dataset: match.datasetTitle,
          tier: tierName(t, match.tier),
          confidence,
        })}
      </p>
      <p className="full xs mut">{t("catalogue.coverage.ours", { text: match.typed })}</p>
      <p className="full xs mut">{t("catalogue.coverage.theirs", { text: match.matched })}</p>
      <form method="post" action="#usulan">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="item" value={item} />
        <input type="hidden" name="dataset" value={match.datasetId} />
        <button className="btn" type="submit" name="accepted" value="yes">
          {t("catalogue.coverage.accept")}
        </button>
        <button className="btn" type="submit" name="accepted" value="no">
          {t("catalogue.coverage.refuse")}
        </button>
      </form>
    </div>
  );
}
