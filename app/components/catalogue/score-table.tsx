import { METADATA_MAX, type MetadataPart, type MetadataScore } from "#app/domain/evidence/metadata-score.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Points of a dataset's record: by what they measure, and of each part why it earned them or did not. */
export function ScoreTable({ score }: { score: MetadataScore }) {
  const { t, number } = useI18n();
  const rating = t(`catalogue.ratings.${score.rating}`);
  return (
    <>
      <p>
        {t("catalogue.scoreTotal", { points: number(score.total), max: METADATA_MAX, rating })}
        {score.untried === 0 ? null : `. ${t("catalogue.untried", { points: number(score.untried) })}`}
      </p>
      <table className="cat cat-score">
        <caption className="vh">{t("catalogue.score")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.dimension")}</th>
            <th scope="col">{t("catalogue.metadataReason")}</th>
            <th scope="col" className="n">
              {t("catalogue.points")}
            </th>
          </tr>
        </thead>
        {score.dimensions.map(({ dimension, points, max }) => (
          <tbody key={dimension}>
            <tr className="sum">
              <th scope="rowgroup" colSpan={2}>
                {t(`catalogue.dimensions.${dimension}`)}
              </th>
              <Points points={points} max={max} />
            </tr>
            {score.parts
              .filter((part) => part.dimension === dimension)
              .map((part) => (
                <PartRow key={part.key} part={part} />
              ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

function PartRow({ part: { key, reason, points, max } }: { part: MetadataPart }) {
  const { t } = useI18n();
  return (
    <tr className={points < max ? "lacks" : undefined}>
      <th scope="row">{t(`catalogue.metadata.parts.${key}`)}</th>
      <td>{t(`catalogue.metadata.reasons.${reason}`)}</td>
      <Points points={points} max={max} />
    </tr>
  );
}

function Points({ points, max }: { points: number; max: number }) {
  const { number } = useI18n();
  return <td className="n nw">{`${number(points)} / ${number(max)}`}</td>;
}
