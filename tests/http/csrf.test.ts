import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { publicOriginContext } from "#app/http/session.server.ts";

const ADDRESS = "http://127.0.0.1:3000/tugas";

function refusalOf(fields: Record<string, string>, headers: Record<string, string> = {}): unknown {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const context = new RouterContextProvider();
  context.set(publicOriginContext, null);
  try {
    requireCsrf(
      { request: new Request(ADDRESS, { method: "POST", headers }), context, form },
      { csrf: "milik-sesi-ini" },
    );
    return null;
  } catch (thrown) {
    return Reflect.get(Object(thrown), "data");
  }
}

test("a form of this session passes", () => {
  expect(refusalOf({ csrf: "milik-sesi-ini", narrative: "Enam partai." })).toBeNull();
});

test("a form of another session gets back the words and links that were written, and no secret", () => {
  const fields = { csrf: "lain", narrative: "Enam partai belum.", next: "Rapat Senin.", kind: "note" };
  const links = { url: "https://kpu.example.test/dapil.csv" };
  const secrets = { password: "kata sandi lama", again: "kata sandi baru", code: "123 456" };
  expect(refusalOf({ ...fields, ...links, ...secrets })).toEqual({
    code: "form_not_ours",
    written: "Enam partai belum.\n\nRapat Senin.\n\nhttps://kpu.example.test/dapil.csv",
  });
});

test("a form that another site sent gets nothing back", () => {
  const fields = { csrf: "milik-sesi-ini", narrative: "Enam partai belum." };
  for (const headers of [{ origin: "https://lain.example" }, { "sec-fetch-site": "cross-site" }])
    expect(refusalOf(fields, headers)).toEqual({ code: "form_not_ours", written: "" });
});
