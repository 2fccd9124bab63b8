import { join } from "node:path";
import { expect, test } from "vitest";
import type { Register } from "#app/domain/evidence/register.ts";
import { foldText } from "#app/domain/evidence/table/fold-label.ts";
import { parseRegisters, readRegisters } from "#app/exchange/registers.server.ts";
import { planFolder } from "#app/services/load-plan-folder.server.ts";
import { realPlan } from "#tests/seed/real-plan.ts";

function seeded(): ReadonlyArray<Register> {
  const read = readRegisters(planFolder("registers"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.registers;
}

function entry(register: string, label: string): string | undefined {
  const { entries } = seeded().find(({ id }) => id === register) ?? { entries: [] };
  return entries.find(({ labels }) => labels.some((each) => foldText(each) === foldText(label)))?.key;
}

test("the seed holds 38 provinces, 24 parties, 84 constituencies and 12 months", () => {
  expect(Object.fromEntries(seeded().map(({ id, entries }) => [id, entries.length]))).toEqual({
    bulan: 12,
    "dapil-dpr-2024": 84,
    "partai-pemilu-2024": 24,
    "provinsi-38": 38,
  });
});

test.each([
  ["provinsi-38", "96", "Papua Barat Daya"],
  ["provinsi-38", "D.I. YOGYAKARTA", "Daerah Istimewa Yogyakarta"],
  ["partai-pemilu-2024", "24", "Partai Ummat"],
  ["partai-pemilu-2024", "pdi perjuangan", "Partai Demokrasi Indonesia Perjuangan"],
  ["dapil-dpr-2024", "JABAR XI", "Jawa Barat XI"],
  ["dapil-dpr-2024", "Dapil Papua Selatan", "Papua Selatan"],
  ["dapil-dpr-2024", "Aceh 1", undefined],
  ["bulan", "Agt", "Agustus"],
])("%s: %j means %s", (register, label, key) => {
  expect(entry(register, label)).toBe(key);
});

test("provinces have two-digit codes, and every constituency lies in one of them", () => {
  const provinces = seeded().find(({ id }) => id === "provinsi-38")?.entries ?? [];
  const constituencies = seeded().find(({ id }) => id === "dapil-dpr-2024")?.entries ?? [];

  expect(provinces.every(({ labels }) => labels.some((label) => /^\d\d$/.test(label)))).toBe(true);
  const names = new Set(constituencies.map(({ key }) => key.replace(/ [IVX]+$/, "")));
  expect(names).toEqual(new Set(provinces.map(({ key }) => key)));
});

test("every register that a data element of the plan names is there", () => {
  const named = realPlan()
    .milestones.flatMap(({ slots }) => slots.flatMap(({ elements }) => elements))
    .map(({ register }) => register)
    .filter((register) => register !== null);

  expect(new Set(named).size).toBeGreaterThan(2);
  expect(named.filter((name) => !seeded().some(({ id }) => id === name))).toEqual([]);
});

const HEAD = "key,code,aliases\n";

test.each([
  ["two entries for one code", `${HEAD}Aceh,11,\nBali,11,\n`, 3, "code", "duplicate", "11"],
  ["an alias that is another's name", `${HEAD}Aceh,11,\nBali,51,ACEH\n`, 3, "aliases", "duplicate", "ACEH"],
  ["a key that is missing", `${HEAD}Aceh,11,\n,51,Bali\n`, 3, "key", "empty", ""],
  ["a column that is missing", "key,aliases\nAceh,NAD\n", 1, "code", "column_missing", ""],
  ["a file without entries", HEAD, null, "key", "empty", ""],
])("%s is named by file, row and column", (_case, content, row, column, code, held) => {
  const parsed = parseRegisters({ "wilayah.csv": content });

  expect(parsed).toMatchObject({ ok: false, problems: [{ file: "wilayah.csv", row, column, code, held }] });
});

test("a folder that is not there has no registers", () => {
  expect(readRegisters(join(planFolder("registers"), "tidak-ada"))).toEqual({ ok: true, registers: [] });
});
