import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { LegalGround } from "#app/domain/evidence/legal-ground.ts";

const OrNull = z.string().transform((text) => (text.trim() === "" ? null : text.trim()));
const YesNo = z.enum(["true", "false"]).transform((text) => text === "true");
const Rows = z.array(
  z
    .object({
      ...{
        code: z.string().regex(/^[a-z0-9-]+$/),
        instrument: z.string().min(1),
        article: z.string().min(1),
      },
      ...{ title: z.string().min(1), title_en: OrNull, personal: YesNo, counsel: YesNo },
      ...{ note: OrNull, note_en: OrNull },
    })
    .transform(
      ({ title_en: titleEn, note_en: noteEn, ...ground }): LegalGround => ({ ...ground, titleEn, noteEn }),
    ),
);

/**
 * Reads the register of legal grounds, `code,instrument,article,title,title_en,personal,counsel,note,note_en`.
 *
 * @throws {Error} when the file is missing, is no such table, or has a code twice.
 */
export function readLegalGrounds(path: string): Array<LegalGround> {
  const records: unknown = parse(readFileSync(path, "utf8"), { bom: true, columns: true });
  const grounds = Rows.parse(records);
  const codes = new Set(grounds.map(({ code }) => code));
  if (codes.size !== grounds.length) throw new Error(`${path}: a code stands twice`);
  return grounds;
}
