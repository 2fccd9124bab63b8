import { describe, expect, test } from "vitest";
import { unanswered } from "#app/http/unanswered.server.ts";

const ID = "5480821f-f7b2-478d-b3b2-613d982c8996";

type Asked = { accept?: string; method?: string; isDown?: boolean; written?: string; languages?: string };

async function answered(
  url: string,
  { accept = "text/html", method = "GET", isDown = true, written = "", languages = "" }: Asked = {},
) {
  const headers = { accept, "accept-language": languages };
  const answer = unanswered({ url, method, headers }, { isDown, id: ID, written });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe("while the database is silent", () => {
  test("people get a page in their language that says when to try again, and no number to report", async () => {
    const indonesian = await answered("/ran-ogi-vii/matriks?status=late");
    expect(indonesian.status).toBe(503);
    expect(indonesian.headers.get("retry-after")).toBe("30");
    expect(indonesian.headers.get("cache-control")).toBe("no-store");
    expect(indonesian.text).toContain('<html lang="id">');
    expect(indonesian.text).toContain("Basis datanya tidak menjawab. Data Anda aman");
    expect(indonesian.text).not.toContain(ID);
    expect((await answered("/en/ran-ogi-vii")).text).toContain(
      "Its database does not answer. Your data is safe",
    );
  });

  test("who sent something is told that it is not saved", async () => {
    const { text } = await answered("/ran-ogi-vii/lembaga/kpu/kontak", { method: "POST" });
    expect(text).toContain("belum tersimpan. Kembali ke formulirnya");
  });

  test("what they wrote is given back as it was, and is nothing but text", async () => {
    const written = 'Enam partai <b>belum</b> & "dua" menolak.</textarea><script>1</script>';
    const { text } = await answered("/ran-ogi-vii/lembaga/kpu/kontak", { method: "POST", written });
    expect(text).toContain("Salin tulisan Anda");
    expect(text).toContain(
      "Enam partai &lt;b&gt;belum&lt;/b&gt; &amp; &quot;dua&quot; menolak.&lt;/textarea&gt;",
    );
    expect(text).not.toContain("<script>");
    expect(text).toContain('target="_blank">Coba lagi di tab baru</a>');
  });

  test("programs get a problem of the API, and whoever asks for no page a line", async () => {
    const api = await answered("/api/v1/plans", { accept: "*/*" });
    expect(api.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(api.headers.get("access-control-allow-origin"), "programs on other sites are told too").toBe("*");
    expect(api.headers.get("retry-after")).toBe("30");
    expect(JSON.parse(api.text)).toMatchObject({ status: 503, title: "database_silent", seconds: 30 });
    const english = await answered("/api/v1/plans", { accept: "*/*", languages: "en" });
    expect(JSON.parse(english.text)).toMatchObject({ detail: expect.stringContaining("Try again after 30") });
    for (const [url, accept] of [
      ["/ran-ogi-vii/matriks.csv", "*/*"],
      ["/ran-ogi-vii/matriks.data", "text/html"],
    ] as const) {
      const line = await answered(url, { accept });
      expect(line.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(line.text).toMatch(/^Capaian sedang tidak dapat dibuka\. .*\n$/);
    }
  });
});

test("another fault is told under its number, without a time to try again", async () => {
  const fault = await answered("/ran-ogi-vii", { isDown: false });
  expect([fault.status, fault.headers.get("retry-after")]).toEqual([500, null]);
  expect(fault.text).toContain(ID);
});

test("the page may load nothing but its own style and the mark", async () => {
  const policy = (await answered("/")).headers.get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self';/);
});
