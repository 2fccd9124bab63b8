import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { EvidenceCode } from "#app/components/ui/evidence-code.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { BrokenLink, OwnerLinks } from "#app/domain/broken-links.ts";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import { nextSteps } from "#app/domain/evidence/next-steps.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ItemLink } from "./item-block.tsx";
import { type PageFrame, shortName } from "./page-frame.ts";
import { useCheckSentences } from "./use-check-sentences.ts";
import { VerdictStrip } from "./verdict-strip.tsx";

export type BrokenLinksPageProps = {
  frame: PageFrame;
  owners: ReadonlyArray<OwnerLinks>;
  checked: Readonly<Record<string, CheckedItem>>;
};

/** Links that do not hold, by whoever can mend them: what was seen, since when, and what to do. */
export function BrokenLinksPage({ frame, owners, checked }: BrokenLinksPageProps) {
  const { t, longDate } = useI18n();
  const path = `/${frame.plan.slug}/tautan-rusak`;
  const count = owners.reduce((sum, { links }) => sum + links.length, 0);
  return (
    <>
      <PageMeta title={t("evidence.brokenLinks")} />
      <Breadcrumb
        items={[
          { label: t("milestone.allEvidence"), to: `/${frame.plan.slug}/bukti` },
          { label: t("evidence.brokenLinks") },
        ]}
      />
      <div className="page-head">
        <h1>{t("evidence.brokenLinks")}</h1>
        <p className="lead">{t("evidence.brokenCount", { count, date: longDate(frame.asOf) })}</p>
        <p>{t("evidence.brokenLead")}</p>
      </div>
      {owners.map(({ organisation, links }) => (
        <Section
          key={organisation}
          id={organisation}
          title={
            <LocalLink to={`/${frame.plan.slug}/lembaga/${organisation}`}>
              {shortName(frame, organisation)}
            </LocalLink>
          }
          hint={t("evidence.linkCount", { count: links.length })}
        >
          <ul className="broken">
            {links.map((link) => (
              <Broken key={link.item} link={link} frame={frame} checked={checked[link.item]} />
            ))}
          </ul>
        </Section>
      ))}
      <AsOfBar frame={frame} action={path} />
    </>
  );
}

type BrokenProps = { link: BrokenLink; frame: PageFrame; checked: CheckedItem | undefined };

function Broken({ link, frame, checked }: BrokenProps) {
  const { t, date } = useI18n();
  const sentencesOf = useCheckSentences(frame.plan.timeZone);
  const results = checked?.checks ?? [];
  const decisive = results.find(({ code }) => link.codes.includes(code)) ?? nextSteps(results)[0];
  const said = decisive === undefined ? null : sentencesOf(decisive);
  return (
    <li>
      <p className="meta">
        <EvidenceCode plan={frame.plan.slug} code={link.slot} verdict={link.verdict} />{" "}
        <VerdictLabel verdict={link.verdict} /> <span>{t("evidence.since", { date: date(link.since) })}</span>
      </p>
      <ItemLink url={link.url} hiddenSince={link.hiddenSince} />
      {said === null ? null : (
        <p>
          {said.fact} {said.todo === null ? null : <b>{said.todo}</b>}
        </p>
      )}
      <p className="by">
        {t("evidence.partOf")}{" "}
        <LocalLink to={`/${frame.plan.slug}/target/${link.milestone}`}>{link.milestone}</LocalLink>.{" "}
        {checked?.match === null || checked?.match === undefined
          ? t("evidence.noDataset")
          : t("evidence.ofDataset", { title: checked.match.title })}{" "}
        {link.firstOpenedOn === null
          ? t("evidence.neverOpened")
          : t("milestone.openedFirst", { date: date(link.firstOpenedOn) })}
      </p>
      <VerdictStrip history={checked?.history ?? []} />
    </li>
  );
}
