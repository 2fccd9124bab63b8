import { expect, test } from "vitest";
import { composeMail } from "#app/domain/mail.ts";
import { MOST_MAIL_ATTEMPTS, mailStanding, retryAfterMs, withoutSecrets } from "#app/domain/mail-delivery.ts";

const MINUTE = 60_000;
const NOW = new Date("2024-03-22T03:00:00Z");
const later = new Date(NOW.getTime() + MINUTE);

test("pauses double from a minute to six hours, and their sum is three days", () => {
  const pauses = Array.from({ length: 12 }, (_, index) => retryAfterMs(index + 1) / MINUTE);
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
  expect(retryAfterMs(10_000)).toBe(6 * 60 * MINUTE);
  const whole = Array.from({ length: MOST_MAIL_ATTEMPTS - 1 }, (_, index) => retryAfterMs(index + 1));
  const sum = whole.reduce((total, ms) => total + ms, 0);
  expect(sum).toBeGreaterThanOrEqual(3 * 24 * 60 * MINUTE);
  expect(sum - retryAfterMs(MOST_MAIL_ATTEMPTS)).toBeLessThan(3 * 24 * 60 * MINUTE);
});

test.each([
  { sentAt: null, attempts: 0, dueAt: NOW, standing: "waiting" },
  { sentAt: null, attempts: 3, dueAt: NOW, standing: "retrying" },
  { sentAt: null, attempts: MOST_MAIL_ATTEMPTS, dueAt: later, standing: "retrying" },
  { sentAt: null, attempts: MOST_MAIL_ATTEMPTS, dueAt: NOW, standing: "failed" },
  { sentAt: NOW, attempts: MOST_MAIL_ATTEMPTS, dueAt: NOW, standing: "sent" },
])("after $attempts attempts a mail is $standing", ({ standing, ...mail }) => {
  expect(mailStanding(mail, NOW)).toBe(standing);
});

test("a mail says the same in both forms, and nothing in it becomes markup", () => {
  const { subject, text, html } = composeMail(
    "Satu\r\ndua <b>",
    [
      { kind: "heading", text: "Kepala & ekor" },
      { kind: "paragraph", text: "<script>alert(1)</script>" },
      { kind: "action", label: "Buka", href: 'https://example.test/?a="b"&c=d' },
      {
        kind: "list",
        items: [
          { text: "satu", href: "https://example.test/1" },
          { text: "dua", href: null },
        ],
      },
      { kind: "note", text: "catatan", href: null },
    ],
    "id",
  );
  expect(subject).toBe("Satu dua <b>");
  expect(text).toContain('Buka:\nhttps://example.test/?a="b"&c=d');
  expect(text).toContain("- satu\n  https://example.test/1\n- dua");
  expect(html).toContain('<html lang="id">');
  expect(html).toContain("Kepala &amp; ekor");
  expect(html).toContain("https://example.test/?a=&quot;b&quot;&amp;c=d");
  expect(html).not.toContain("<script>");
});

test("secrets in links are left out for everybody but the recipient", () => {
  const words = "https://x.test/en/ikuti/konfirmasi/abc_-9 dan /ikuti/berhenti/Zz?semua=1";
  expect(withoutSecrets(words)).toBe(
    "https://x.test/en/ikuti/konfirmasi/••• dan /ikuti/berhenti/•••?semua=1",
  );
});
