import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { TokenScope } from "#app/domain/account/api-token.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type ApiPageProps = {
  operations: ReadonlyArray<{
    id: string;
    path: string;
    about: string;
    example: string;
    parameters: ReadonlyArray<{ name: string; about: string }>;
  }>;
  /** What a program does with a person's token. */
  byToken: ReadonlyArray<{ id: string; address: string; scope: TokenScope; about: string }>;
  limits: { rows: number; calls: number; minutes: number };
};

/** The read API in words: its rules, and every address with an example that can be opened. */
export function ApiPage({ operations, byToken, limits }: ApiPageProps) {
  const { t } = useI18n();
  return (
    <div className="prose-page">
      <div className="page-head">
        <h1>{t("opendata.apiTitle")}</h1>
        <p className="lead">{t("opendata.apiLead")}</p>
        <p>
          <a href="/api/v1/openapi.json">{t("opendata.apiSpecification")}</a>
        </p>
      </div>
      <Section id="aturan" title={t("opendata.apiRules")}>
        <p>{t("opendata.apiRuleDay")}</p>
        <p>{t("opendata.apiRulePages", { most: limits.rows })}</p>
        <p>{t("opendata.apiRuleEtag")}</p>
        <p>{t("opendata.apiRuleErrors")}</p>
        <p>{t("opendata.apiRuleLimit", { most: limits.calls, minutes: limits.minutes })}</p>
        <p>{t("opendata.apiRuleCors")}</p>
      </Section>
      <Section id="alamat" title={t("opendata.apiAddresses")}>
        {operations.map(({ id, path, about, example, parameters }) => (
          <article key={id} id={id} className="op">
            <h3>
              <code>GET /api/v1{path}</code>
            </h3>
            <p>{about}</p>
            <dl>
              {parameters.map((parameter) => (
                <div key={parameter.name}>
                  <dt>
                    <code>{parameter.name}</code>
                  </dt>
                  <dd>{parameter.about}</dd>
                </div>
              ))}
            </dl>
            <p>
              {t("opendata.apiExample")}: <a href={example}>{example}</a>
            </p>
          </article>
        ))}
      </Section>
      <ByToken operations={byToken} />
    </div>
  );
}

const REPORT = `{ "percent_done": 60, "narrative": "…", "obstacles": ["sdm"],
  "slots": [{ "slot": "B06.2", "links": ["https://…"] }] }`;

function ByToken({ operations }: { operations: ApiPageProps["byToken"] }) {
  const { t } = useI18n();
  return (
    <Section id="token" title={t("opendata.apiTokens")}>
      <p>
        {t("opendata.apiTokensLead")}{" "}
        <LocalLink to="/akun/token" keepDay={false}>
          {t("account.tokensTitle")}
        </LocalLink>
      </p>
      {operations.map(({ id, address, scope, about }) => (
        <article key={id} id={id} className="op">
          <h3>
            <code>{address}</code>
          </h3>
          <p>{about}</p>
          <p className="hint">
            {t("opendata.apiTokenScope")}: {t(`account.tokenScope.${scope}`)}
          </p>
        </article>
      ))}
      <pre className="sample">
        <code>{REPORT}</code>
      </pre>
    </Section>
  );
}
