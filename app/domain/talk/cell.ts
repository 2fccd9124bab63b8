import type { Bilingual } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";

export const CELL_KINDS = ["plan", "commitment", "action", "milestone", "slot", "stage"] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** A part of the plan that a decision sets, by its permanent code. */
export type Cell = { kind: CellKind; code: string };

/** A cell with its name and the path of its page within the site. */
export type NamedCell = Cell & { title: Bilingual; path: string };

/** Every cell of a plan by its code in capitals: codes of different kinds never meet. */
export function cellsOf({ facts }: IndexedFacts): Map<string, NamedCell> {
  const { plan, commitments, actions, milestones, schedule } = facts;
  const root = `/${plan.slug}`;
  const matrix = (code: string) => `${root}/matriks?teks=${encodeURIComponent(code)}`;
  const cells: Array<NamedCell> = [
    { kind: "plan", code: plan.slug, title: plan.title, path: root },
    ...commitments.map(({ code, title }) => ({
      ...({ kind: "commitment", code, title, path: `${root}/matriks?komitmen=${code}` } as const),
    })),
    ...actions.map(({ code, title }) => ({
      ...({ kind: "action", code, title, path: matrix(`${code}-`) } as const),
    })),
    ...milestones.flatMap(({ code, title, slots }) => [
      { kind: "milestone", code, title, path: `${root}/target/${code}` } as const,
      ...slots.map((slot) => ({
        ...({ kind: "slot", code: slot.code, title: slot.title } as const),
        path: `${root}/bukti/${slot.code}`,
      })),
    ]),
    ...schedule.stages.map(({ key, title }) => ({
      ...({ kind: "stage", code: key, title, path: `${root}/tahapan/${key}` } as const),
    })),
  ];
  return new Map(cells.map((cell) => [cell.code.toUpperCase(), cell]));
}

/** Whether two name the same cell. */
export function isSameCell(left: Cell | null, right: Cell): boolean {
  return left !== null && left.kind === right.kind && left.code === right.code;
}
