import { expect, test } from "vitest";
import { tableCsv } from "#app/exchange/scorecard-tables.ts";
import { drawSocialPicture, type SocialPicture } from "#app/exchange/social-picture.server.ts";

const PICTURE: SocialPicture = {
  name: "Capaian",
  subject: "Rencana Aksi",
  headline: "Lima dari 14 target yang jatuh tempo sudah terverifikasi.",
  numbers: [
    { kind: "reported", label: "Dilaporkan", value: "87 %", percent: 87 },
    { kind: "proven", label: "Terbukti", value: "52 %", percent: 52 },
  ],
  day: "per Jumat, 22 Maret 2024",
  illustration: "Ilustrasi.",
};

const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test("the same words make the same picture, other words another", async () => {
  const first = await drawSocialPicture(PICTURE);
  expect(sizeOf(first)).toEqual([1200, 630]);
  expect((await drawSocialPicture({ ...PICTURE })).equals(first)).toBe(true);
  expect((await drawSocialPicture({ ...PICTURE, day: "per hari lain" })).equals(first)).toBe(false);
});

test("a headline too long for the picture, and no number at all, still draw", async () => {
  const long = {
    ...PICTURE,
    headline: "terlambat ".repeat(60),
    subject: "x".repeat(300),
    illustration: null,
  };
  const none = PICTURE.numbers.map((number) => ({ ...number, value: "belum ada", percent: null }));
  expect(sizeOf(await drawSocialPicture({ ...long, numbers: none }))).toEqual([1200, 630]);
});

test("a table without rows keeps its head, and a formula is no formula", () => {
  expect(tableCsv({ columns: ["code", "title"], rows: [] })).toBe("code,title\r\n");
  const csv = tableCsv({ columns: ["code", "title"], rows: [{ title: "=HYPERLINK(1)", code: "A1" }] });
  expect(csv).toMatch(/^code,title\r\nA1,"?'=HYPERLINK\(1\)"?\r\n$/);
});
