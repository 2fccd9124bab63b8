import fc from "fast-check";
import { expect, test } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { LONGEST_REMARK, publicRemark, type RemarkFields, readRemark } from "#app/domain/remark.ts";

const day = (text: string) => CalendarDateSchema.parse(text);
const KNOWN = { today: day("2024-03-22"), from: day("2022-11-16"), items: new Set(["e1"]) };

const GOOD: RemarkFields = {
  ...{ kind: "not_found", item: "e1", text: "Dicari di menu Data, tidak ada.", triedOn: "2024-03-20" },
  ...{ address: "https://opendata.example.test/dataset?q=dct", contact: "saya@example.test" },
};

test("a remark is read with its parts", () => {
  expect(readRemark(GOOD, KNOWN)).toEqual({
    ok: true,
    remark: { ...GOOD, item: "e1", triedOn: "2024-03-20" },
  });
  const bare = { ...GOOD, item: "lain", address: " ", contact: "" };
  expect(readRemark(bare, KNOWN)).toMatchObject({ remark: { item: null, address: null, contact: null } });
});

const WRONG: Array<[Partial<RemarkFields>, string]> = [
  [{ kind: "" }, "kind kind_missing"],
  [{ kind: "lainnya" }, "kind kind_missing"],
  [{ text: "  " }, "text text_missing"],
  [{ text: "a".repeat(LONGEST_REMARK + 1) }, "text text_long"],
  [{ text: "NIK saya 3171234567890123 tertulis" }, "text personal_data"],
  [{ text: "NIK 3204 1101 0190 0001" }, "text personal_data"],
  [{ text: "hubungi 0812-3456-7890" }, "text personal_data"],
  [{ text: "surel saya budi@kantor.example.test" }, "text personal_data"],
  [{ text: "budi@gmail.com" }, "text personal_data"],
  [{ triedOn: "" }, "triedOn tried_missing"],
  [{ triedOn: "2024-02-30" }, "triedOn tried_missing"],
  [{ triedOn: "2024-03-23" }, "triedOn tried_future"],
  [{ triedOn: "2022-11-15" }, "triedOn tried_early"],
  [{ address: "opendata.kpu.go.id" }, "address address_invalid"],
  [{ address: "javascript:alert(1)" }, "address address_invalid"],
  [{ address: "https://a b" }, "address address_invalid"],
  [{ address: "https://budi:rahasia@example.test/" }, "address personal_data"],
  [{ address: "https://example.test/?surel=budi%40kantor.example.test" }, "address personal_data"],
  [{ contact: "x".repeat(201) }, "contact contact_long"],
];

test.each(WRONG)("%j is refused: %s", (change, problem) => {
  const read = readRemark({ ...GOOD, ...change }, KNOWN);
  expect(read.ok ? [] : read.problems.map((each) => `${each.field} ${each.problem}`)).toEqual([problem]);
});

test("a long number in an address is no person", () => {
  const address = "https://example.test/data?t=1711065600000123";
  expect(readRemark({ ...GOOD, address }, KNOWN)).toMatchObject({ ok: true, remark: { address } });
});

test("whatever is typed, a remark that is kept holds no e-mail address in what everybody reads", () => {
  const words = fc.array(fc.oneof(fc.string(), fc.constantFrom("a@b.co", "surel", " ", "x.y@z.example.id")));
  fc.assert(
    fc.property(words, (parts) => {
      const read = readRemark({ ...GOOD, text: parts.join(" ") }, KNOWN);
      if (read.ok) expect(read.remark.text).not.toMatch(/\w@\w+\.\w/);
    }),
  );
});

test("what would lead to personal data is not shown", () => {
  const remark = {
    ...{ id: "r", kind: "broken" as const, triedOn: day("2024-03-20"), publishedOn: day("2024-03-21") },
    ...{ language: "id", text: "Buka example.test/nik.csv", address: "http://www.example.test/nik.csv/" },
  };
  expect(publicRemark(remark, [])).toEqual(remark);
  const hidden = ["https://example.test/nik.csv"];
  expect(publicRemark(remark, hidden)).toMatchObject({ text: null, address: null });
  expect(publicRemark({ ...remark, text: "Gagal", address: "https://lain.test/" }, hidden)).toMatchObject({
    text: "Gagal",
    address: "https://lain.test/",
  });
  const leak = { ...remark, kind: "personal_data" as const };
  expect(publicRemark(leak, [])).toMatchObject({ text: null, address: null, kind: "personal_data" });
});
