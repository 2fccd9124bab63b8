import { expect, test } from "vitest";
import { checkComplete } from "#app/domain/evidence/check-complete.ts";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import { listOf, numberOrNone, ruleTable } from "../../rule-tables.ts";
import { aFailure } from "./factories.ts";
import { aColumn, asking, aTable, aWanted } from "./table-factories.ts";

const PROVINCE = aWanted("Provinsi", { register: "provinsi-38", isKey: true });
const SEATS = aWanted("Jumlah kursi");

function hit(present: number, size: number) {
  const missing = Array.from({ length: size - present }, (_, index) => `Provinsi ${index + 1}`);
  return { register: "provinsi-38", matchedRatio: 1, missing, size };
}

for (const { line, cell } of ruleTable("evidence-table.md", "C7: outcome")) {
  const title = `${cell("fill")} filled, ${cell("keys there")} of ${cell("keys")} keys`;
  test(`evidence-table.md:${line} ${title}: ${cell("code")}`, () => {
    const [present, size] = [numberOrNone(cell("keys there")), numberOrNone(cell("keys"))];
    const columns = [
      aColumn("Provinsi", {
        repeats: Number(cell("key repeats")),
        registers: present === null || size === null ? [] : [hit(present, size)],
      }),
      aColumn("Jumlah kursi", { fillRatio: Number(cell("fill")) }),
    ];
    const result = checkComplete(
      aTable(columns, { rows: Number(cell("rows")) }),
      [],
      asking([PROVINCE, SEATS]),
      numberOrNone(cell("rows before")),
    );

    expect(result).toMatchObject({ check: "C7", code: cell("code"), outcome: cell("outcome") });
    expect(result.data.also).toEqual(listOf(cell("also")));
  });
}

test("missing keys are listed by name, all of them, the first ten in the sentence", () => {
  const columns = [aColumn("Provinsi", { registers: [hit(18, 38)] })];
  const { data } = checkComplete(aTable(columns), [], asking([PROVINCE]));

  expect(data.missingKeys).toHaveLength(20);
  expect(data).toMatchObject({ keyLabel: "Provinsi", keysPresent: 18, keysTotal: 38, missingCount: 20 });
  expect(data.missingShown).toMatch(/^Provinsi 1, .*Provinsi 10, …$/);
});

test("columns below the mark are named with their fill, never rounded up", () => {
  const columns = [aColumn("Jumlah kursi", { fillRatio: 0.7999 })];
  const { data } = checkComplete(aTable(columns), [], asking([SEATS]));

  expect(data).toMatchObject({ lowColumns: ["Jumlah kursi 79 %"], fillPercent: 79 });
});

test("a key of several columns repeats only where whole rows do", () => {
  const keys = [aWanted("Dapil", { isKey: true }), aWanted("Nomor urut", { isKey: true })];
  const columns = [aColumn("Dapil", { repeats: 90 }), aColumn("Nomor urut", { repeats: 90 })];
  const check = (duplicateRows: number) =>
    checkComplete(aTable(columns, { duplicateRows }), [], asking(keys));

  expect(check(0).code).toBe("COMPLETE");
  expect(check(2)).toMatchObject({
    code: "KEY_NOT_UNIQUE",
    data: { keyLabel: "Dapil + Nomor urut", repeats: 2 },
  });
});

test("a column that is only probable is not judged", () => {
  const columns = [aColumn("Alamat kantor pusat", { fillRatio: 0.3 })];
  const result = checkComplete(aTable(columns), [], asking([aWanted("Alamat kantor")]));

  expect(result).toMatchObject({ code: "COMPLETENESS_NOT_MATCHED", outcome: "unknown" });
});

test("what cannot be read or was read in part is not judged, and a slot that asks nothing asks nothing", () => {
  const columns = [aColumn("Jumlah kursi", { fillRatio: 0.1 })];
  const code = (...given: Parameters<typeof checkComplete>) => checkComplete(...given).code;
  const nothing = bareContext("data-file");

  expect(code(aFailure("TIMEOUT"), [], asking([SEATS]))).toBe("COMPLETENESS_NOT_READ");
  expect(code(aTable(columns, { partial: true }), [], asking([SEATS]))).toBe("COMPLETENESS_NOT_READ");
  expect(code(aFailure("TIMEOUT"), [], nothing)).toBe("COMPLETENESS_NOT_ASKED");
  expect(code(aTable(columns), [], nothing)).toBe("COMPLETENESS_NOT_ASKED");
  expect(code(aTable(columns), [], nothing, 5_000)).toBe("SHRANK");
});
