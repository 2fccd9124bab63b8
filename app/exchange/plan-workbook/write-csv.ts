import { writeCsv } from "hucre/csv";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { neutralText } from "./cell-text.ts";

/** Headings of a plan as one table; an import reads them back. */
const HEADINGS = [
  ...["Kode komitmen", "Komitmen", "Kode aksi", "Aksi", "Titik lapor", "Tanggal lapor"],
  ...["Kode target", "Target capaian", "Yang harus benar", "Bobot", "Penanggung jawab", "Pendukung"],
  ...["Kode data dukung", "Data dukung", "Jenis bukti", "Kriteria lulus"],
] as const;

/** A plan as one table, a row for every piece of evidence; a target without evidence has a row of its own. */
export function writePlanCsv(document: PlanDocument): string {
  const commitments = new Map(document.commitment.map((each) => [each.code, each]));
  const actions = new Map(document.action.map((each) => [each.code, each]));
  const checkpoints = new Map(document.checkpoint.map((each) => [each.code, each]));
  const slots = groupBy(
    document.slot.filter(({ retired }) => retired === null),
    ({ milestone }) => milestone,
  );
  const rows = document.milestone
    .filter(({ retired }) => retired === null)
    .flatMap(({ code, action: actionCode, checkpoint, title, mustBeTrue, weight, owners }) => {
      const action = actions.get(actionCode);
      const commitment = commitments.get(action?.commitment ?? "");
      const dueOn = checkpoints.get(checkpoint)?.dueOn ?? "";
      const who = (wanted: string) =>
        owners.flatMap(({ role, organisation }) => (role === wanted ? [organisation] : [])).join("; ");
      const common = [
        ...[commitment?.code ?? "", commitment?.title.id ?? "", actionCode, action?.title.id ?? ""],
        ...[checkpoint, dueOn, code, title.id, mustBeTrue.id, weight, who("lead"), who("support")],
      ];
      const own = slots.get(code) ?? [];
      if (own.length === 0) return [[...common, "", "", "", ""]];
      return own.map((slot) => [
        ...common,
        ...[slot.code, slot.title.id, slot.acceptedKinds.join("; "), slot.criteria.id],
      ]);
    });
  const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" ? neutralText(cell) : cell)));
  const csv = writeCsv([[...HEADINGS], ...safe]);
  return csv.endsWith("\r\n") ? csv : `${csv}\r\n`;
}
