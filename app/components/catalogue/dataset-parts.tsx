import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { MatchedItem, ResourceLine } from "#app/domain/evidence/catalogue-view.ts";
import { METADATA_MAX, type MetadataScore } from "#app/domain/evidence/metadata-score.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { tierName } from "./tier-name.ts";

/** Files of a dataset with the last opening of each. */
export function ResourceTable({
  resources,
  timeZone,
}: {
  resources: ReadonlyArray<ResourceLine>;
  timeZone: string;
}) {
  const { t, instant, bytes } = useI18n();
  if (resources.length === 0) return <p>{t("catalogue.noFiles")}</p>;
  return (
    <div className="scroll-x">
      <table className="cat">
        <caption className="vh">{t("catalogue.files")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.file")}</th>
            <th scope="col">{t("catalogue.formats")}</th>
            <th scope="col" className="n">
              {t("catalogue.size")}
            </th>
            <th scope="col">{t("catalogue.look")}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map((file) => (
            <tr key={file.id}>
              <th scope="row" className="full">
                <FileLink file={file} />
              </th>
              <td>{file.format ?? "–"}</td>
              <td className="n nw">{file.byteSize === null ? "–" : bytes(file.byteSize)}</td>
              <td>
                {file.look === null
                  ? t("catalogue.notLooked")
                  : t(file.look.opened ? "catalogue.opened" : "catalogue.notOpened", {
                      at: instant(file.look.at, timeZone),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FileLink({ file }: { file: ResourceLine }) {
  const name = file.title ?? file.url;
  if (!/^https?:\/\//i.test(file.url)) return <>{name}</>;
  return (
    <a href={file.url} rel="noreferrer nofollow">
      {name}
    </a>
  );
}

/** Evidence found in a dataset, by its code; the address stands on the evidence's own page. */
export function MatchedEvidence({ evidence }: { evidence: ReadonlyArray<MatchedItem> }) {
  const { t, date } = useI18n();
  if (evidence.length === 0) return <p>{t("catalogue.noEvidence")}</p>;
  return (
    <div className="scroll-x">
      <table className="cat">
        <caption className="vh">{t("catalogue.evidence")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.slot")}</th>
            <th scope="col">{t("catalogue.tier")}</th>
            <th scope="col">{t("catalogue.seenOn")}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((matched) => (
            <tr key={matched.item}>
              <th scope="row">
                <LocalLink to={`/${matched.plan}/bukti/${matched.slot}`}>{matched.slot}</LocalLink>
              </th>
              <td>{tierName(t, matched.tier)}</td>
              <td>{date(matched.on)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Points of a dataset's record, by what they measure. */
export function ScoreTable({ score }: { score: MetadataScore }) {
  const { t, number } = useI18n();
  const rating = t(`catalogue.ratings.${score.rating}`);
  return (
    <>
      <p>{t("catalogue.scoreTotal", { points: number(score.total), max: METADATA_MAX, rating })}</p>
      <table className="cat">
        <caption className="vh">{t("catalogue.score")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.dimension")}</th>
            <th scope="col" className="n">
              {t("catalogue.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.dimensions.map(({ dimension, points, max }) => (
            <tr key={dimension}>
              <th scope="row">{t(`catalogue.dimensions.${dimension}`)}</th>
              <td className="n">{`${number(points)} / ${number(max)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
