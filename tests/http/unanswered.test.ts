import { describe, expect, test } from "vitest";
import { unansweredPage } from "#app/http/unanswered.server.ts";

const ID = "5480821f-f7b2-478d-b3b2-613d982c8996";

function answered(url: string, { accept = "text/html", method = "GET", isDown = true, written = "" } = {}) {
  const { status, headers, body } = unansweredPage(
    { url, method, headers: { accept } },
    { isDown, id: ID, written },
  );
  const named = new Headers(
    Array.from({ length: headers.length / 2 }, (_, at): [string, string] => [
      headers[at * 2] ?? "",
      headers[at * 2 + 1] ?? "",
    ]),
  );
  return { status, headers: named, text: body.toString() };
}

describe("while the database is silent", () => {
  test("people get a page in their language that says when to try again, and no number to report", () => {
    const indonesian = answered("/ran-ogi-vii/matriks?status=late");
    expect(indonesian.status).toBe(503);
    expect(indonesian.headers.get("retry-after")).toBe("30");
    expect(indonesian.headers.get("cache-control")).toBe("no-store");
    expect(indonesian.text).toContain('<html lang="id">');
    expect(indonesian.text).toContain("Basis datanya tidak menjawab. Data Anda aman");
    expect(indonesian.text).not.toContain(ID);
    expect(answered("/en/ran-ogi-vii").text).toContain("Its database does not answer. Your data is safe");
  });

  test("who sent something is told that it is not saved", () => {
    expect(answered("/ran-ogi-vii/lembaga/kpu/kontak", { method: "POST" }).text).toContain(
      "belum tersimpan. Kembali ke formulirnya",
    );
  });

  test("what they wrote is given back as it was, and is nothing but text", () => {
    const written = 'Enam partai <b>belum</b> & "dua" menolak.</textarea><script>1</script>';
    const { text } = answered("/ran-ogi-vii/lembaga/kpu/kontak", { method: "POST", written });
    expect(text).toContain("Salin tulisan Anda");
    expect(text).toContain(
      "Enam partai &lt;b&gt;belum&lt;/b&gt; &amp; &quot;dua&quot; menolak.&lt;/textarea&gt;",
    );
    expect(text).not.toContain("<script>");
    expect(text).toContain('target="_blank">Coba lagi di tab baru</a>');
  });

  test("programs get a problem of the API, and whoever asks for no page a line", () => {
    const api = answered("/api/v1/plans", { accept: "*/*" });
    expect(api.headers.get("content-type")).toBe("application/problem+json");
    expect(JSON.parse(api.text)).toMatchObject({ status: 503, title: "Capaian sedang tidak dapat dibuka" });
    for (const [url, accept] of [
      ["/ran-ogi-vii/matriks.csv", "*/*"],
      ["/ran-ogi-vii/matriks.data", "text/html"],
    ] as const) {
      const line = answered(url, { accept });
      expect(line.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(line.text).toMatch(/^Capaian sedang tidak dapat dibuka\. .*\n$/);
    }
  });
});

test("another fault is told under its number, without a time to try again", () => {
  const fault = answered("/ran-ogi-vii", { isDown: false });
  expect([fault.status, fault.headers.get("retry-after")]).toEqual([500, null]);
  expect(fault.text).toContain(ID);
});

test("the page may load nothing but its own style and the mark", () => {
  const policy = answered("/").headers.get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self';/);
});
