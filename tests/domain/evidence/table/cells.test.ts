import { expect, test } from "vitest";
import { cellValue } from "#app/domain/evidence/table/cell-value.ts";
import { dateIn, lastDayOf } from "#app/domain/evidence/table/date-text.ts";
import { foldLabel } from "#app/domain/evidence/table/fold-label.ts";
import { numberIn } from "#app/domain/evidence/table/number-text.ts";
import { valueShape } from "#app/domain/evidence/table/value-shape.ts";

test.each([
  ["Nama Provinsi", "nama provinsi"],
  ["  NAMA_PROVINSI ", "nama provinsi"],
  ["namaProvinsi", "nama provinsi"],
  ["Luas (km²)", "luas"],
  ["Luas [ha]", "luas"],
  ["(km2)", "km2"],
  ["Jumlah–Penduduk*", "jumlah penduduk"],
  ["Café", "cafe"],
  ["ｎａｍａ", "nama"],
  ["", ""],
])("the label %j is folded to %j", (label, folded) => {
  expect(foldLabel(label)).toBe(folded);
});

test.each([
  ["1", 1, true],
  ["-1.5", -1.5, true],
  ["1e3", 1000, true],
  ["0.5", 0.5, true],
  ["1.234", 1.234, true],
  ["1.234.567", 1234567, false],
  ["1.234.567,89", 1234567.89, false],
  ["1.234,5", 1234.5, false],
  ["1,234,567.89", 1234567.89, false],
  ["1 234 567", 1234567, false],
  ["12,5", 12.5, false],
  ["Rp 1.000", 1000, false],
  ["Rp1.500.000,-", 1500000, false],
  ["45%", 45, false],
])("%j is the number %d, written by a program: %s", (text, value, machine) => {
  expect(numberIn(text)).toEqual({ value, machine });
});

test.each(["", "-", "01", "007", "3273014510900001", "1.2.3", "12a", "e5", "+", "1,2,3", "08123456789"])(
  "%j is no number",
  (text) => {
    expect(numberIn(text)).toBeNull();
  },
);

test.each([
  ["2022-10-14", "date", "2022-10-14"],
  ["2022-10-14T00:00:00", "date", "2022-10-14"],
  ["2022-10-14T08:30:00Z", "datetime", "2022-10-14T08:30:00Z"],
  ["2022-10-14 08:30", "datetime", "2022-10-14T08:30:00"],
  ["14/10/2022", "date", "2022-10-14"],
  ["4-1-2022", "date", "2022-01-04"],
  ["14 Oktober 2022", "date", "2022-10-14"],
  ["Jumat, 14 Oktober 2022", "date", "2022-10-14"],
  ["14-Okt-2022", "date", "2022-10-14"],
  ["14 October 2022", "date", "2022-10-14"],
  ["29/02/2024", "date", "2024-02-29"],
  ["2022-10", "yearmonth", "2022-10"],
  ["Agustus 2022", "yearmonth", "2022-08"],
])("%j is the %s %s", (text, kind, iso) => {
  expect(dateIn(text)).toEqual({ kind, iso });
});

test.each(["29/02/2023", "31/04/2022", "2022-13-01", "14 Foo 2022", "0001-01-01", "14/10/22", "1234-5678"])(
  "%j is no date",
  (text) => {
    expect(dateIn(text)).toBeNull();
  },
);

test.each([
  ["2022", "2022-12-31"],
  ["2024-02", "2024-02-29"],
  ["2022-10-14", "2022-10-14"],
  ["2022-10-14T08:30:00", "2022-10-14"],
])("the last day of %s is %s", (period, day) => {
  expect(lastDayOf(period)).toBe(day);
});

test.each([
  ["2022", ["year", "integer", "number"]],
  ["12", ["integer", "number"]],
  ["1", ["integer", "number", "boolean"]],
  ["1.5", ["number"]],
  ["Ya", ["boolean"]],
  ["-6.2, 106.8", ["geopoint"]],
  ["2022-10-14", ["date"]],
  ["Aceh", []],
])("%j fits the types %j", (text, types) => {
  expect(cellValue(text, false)?.types).toEqual(types);
});

test("one value is the same in every format that holds it", () => {
  const same: Array<[text: string | number, other: string | number]> = [
    ["1.0", 1],
    ["1.234.567,89", 1234567.89],
    ["0.30000000000000004", 0.3],
    ["14 Oktober 2022", "2022-10-14T00:00:00"],
    [" Aceh ", "Aceh"],
    ["Cafe\u0301", "Caf\u00e9"],
    ["TRUE", "true"],
  ];
  for (const [text, other] of same) {
    expect(cellValue(text, false)?.canonical).toBe(cellValue(other, true)?.canonical);
  }
  expect(cellValue("01", false)?.canonical).not.toBe(cellValue(1, true)?.canonical);
});

test.each([
  ["3273014510900001", "9999999999999999"],
  ["Budi 12", "AAAA 99"],
  ["a@b.id", "A@A.AA"],
  ["é★\u0007", "A· "],
  ["9".repeat(100), "9".repeat(60)],
])("the shape of %j is %j", (text, shape) => {
  expect(valueShape(text)).toBe(shape);
});
