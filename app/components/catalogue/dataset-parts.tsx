import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { MatchedItem, ResourceLine } from "#app/domain/evidence/catalogue-view.ts";
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
