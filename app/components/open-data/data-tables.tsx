import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useDataHref } from "./data-page.tsx";

export type DataTable = {
  name: string;
  title: Bilingual;
  about: Bilingual;
  rows: number;
  files: ReadonlyArray<{ path: string; bytes: number; sha256: string }>;
  columns: ReadonlyArray<{ name: string; meaning: Bilingual }>;
};

/** Every table with what it holds, its rows, its files and the checksum of its CSV. */
export function DataTables({
  plan,
  tables,
  caption,
}: {
  plan: string;
  tables: ReadonlyArray<DataTable>;
  caption: string;
}) {
  const { t, text, number, bytes } = useI18n();
  const href = useDataHref(plan);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="rules od-tables">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("opendata.table")}</th>
            <th scope="col">{t("opendata.files")}</th>
            <th scope="col">{t("opendata.rows")}</th>
            <th scope="col">{t("opendata.checksum")}</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ name, title, about, rows, files }) => (
            <tr key={name} id={name}>
              <th scope="row">
                {text(title)}
                <p className="sm mut">
                  <code>{name}</code> · {text(about)}
                </p>
              </th>
              <td className="od-files" data-l={t("opendata.files")}>
                {files.map((file) => {
                  const format = file.path.split(".").at(-1)?.toUpperCase() ?? "";
                  const label = t("opendata.fileOf", {
                    format,
                    table: text(title),
                    bytes: bytes(file.bytes),
                  });
                  return (
                    <span key={file.path}>
                      <a href={href(file.path)} aria-label={label}>
                        {format}
                      </a>{" "}
                      <span className="sm mut">{bytes(file.bytes)}</span>
                    </span>
                  );
                })}
              </td>
              <td data-l={t("opendata.rows")}>{number(rows)}</td>
              <td data-l={t("opendata.checksum")}>
                <code className="hash">{files[0]?.sha256 ?? ""}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What every column means, table by table. */
export function DictionaryTables({ tables }: { tables: ReadonlyArray<DataTable> }) {
  const { t, text } = useI18n();
  return tables.map(({ name, title, columns }) => (
    <details key={name}>
      <summary>
        {text(title)} (<code>{name}</code>)
      </summary>
      <table className="rules">
        <thead>
          <tr>
            <th scope="col">{t("opendata.column")}</th>
            <th scope="col">{t("opendata.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td>{text(column.meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  ));
}
