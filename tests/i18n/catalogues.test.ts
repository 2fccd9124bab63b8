import { expect, test } from "vitest";
import { wholeEn } from "#app/i18n/whole.en.ts";
import { wholeId } from "#app/i18n/whole.id.ts";

function flatten(catalogue: object, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, message] of flatten(value, `${prefix}${key}.`)) flat.set(inner, message);
  }
  return flat;
}

function variables(message: string): Array<string> {
  return [...new Set([...message.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].sort();
}

const indonesian = flatten(wholeId);
const english = flatten(wholeEn);

test("both languages have the same messages", () => {
  expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
});

test("no message is empty, shouts, or keeps a space at its ends", () => {
  for (const [key, message] of [...indonesian, ...english]) {
    expect(message.trim() === message && message !== "" && !message.includes("!"), key).toBe(true);
  }
});

test("a message is filled with the same values in both languages, but for the count", () => {
  const differing = [...indonesian].filter(([key, message]) => {
    const names = (text: string) =>
      variables(text)
        .filter((name) => name !== "count")
        .join();
    return names(message) !== names(english.get(key) ?? "") && !/_(zero|one|other)$/.test(key);
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});
