import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Attention } from "#app/components/scorecard/attention.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { SiteProvider } from "#app/components/shell/site.tsx";
import { freshnessOf } from "#app/domain/freshness.ts";
import { day, words } from "#tests/factories.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

const SITE = { origin: "https://capaian.example.go.id", dataVersion: 7 };
const SHARE = { plan: "ran", what: "RAN OGI VII", asOf: day("2024-03-22"), today: day("2024-04-01") };

function textIn(name: string): string {
  const field = screen.getByLabelText<HTMLTextAreaElement>(name);
  return field.value;
}

test("the address names its day and keeps the filter; the citation names day, version and visit", async () => {
  const panel = <SharePanel {...SHARE} view={null} />;
  renderAt("/en/ran/matriks?status=late", <SiteProvider site={SITE}>{panel}</SiteProvider>, "en");
  await screen.findByRole("heading", { name: "Share this view" });
  const address = "https://capaian.example.go.id/en/ran/matriks?status=late&per=2024-03-22";
  expect(textIn("Permanent address")).toBe(address);
  expect(textIn("Citation")).toBe(
    `Capaian RAN OGI VII as of 22 March 2024, data version 7, ${address}, accessed 1 April 2024.`,
  );
  expect(screen.queryByLabelText("Embed on your site")).toBeNull();
});

test("an embed carries a title, a height without script, and listens to this site only", async () => {
  renderAt(
    "/?per=2023-06-30",
    <SiteProvider site={SITE}>
      <SharePanel {...SHARE} what={'RAN "VII"'} view="capaian" />
    </SiteProvider>,
  );
  await screen.findByRole("heading", { name: "Bagikan tampilan ini" });
  expect(textIn("Alamat tetap")).toBe("https://capaian.example.go.id/ran?per=2024-03-22");
  const embed = textIn("Sematkan di situs Anda");
  expect(embed).toContain('src="https://capaian.example.go.id/ran/sematan/capaian?per=2024-03-22"');
  expect(embed).toContain('title="Capaian RAN &quot;VII&quot; per 22 Maret 2024"');
  expect(embed).toMatch(/height="\d+"/);
  expect(embed).toContain('e.origin!=="https://capaian.example.go.id"');
});

test("a page with a picture tells it to those who show a link to it, by its whole address", async () => {
  const meta = (
    <PageMeta
      title="Ringkasan"
      picture={{ path: "/ran/gambar/capaian.png?per=2024-03-22", alt: "Lima dari 14." }}
    />
  );
  renderAt("/en/ran", <SiteProvider site={SITE}>{meta}</SiteProvider>, "en");
  const content = (name: string) =>
    document.querySelector(`meta[property='${name}'], meta[name='${name}']`)?.getAttribute("content");
  const whole = "https://capaian.example.go.id/en/ran/gambar/capaian.png?per=2024-03-22";
  await waitFor(() => expect(content("og:image")).toBe(whole));
  expect(content("og:image:alt")).toBe("Lima dari 14.");
  expect(content("og:url")).toBe("https://capaian.example.go.id/en/ran");
  expect(content("twitter:card")).toBe("summary_large_image");
});

test("what needs attention is told in sentences, also when nothing does", async () => {
  const freshness = freshnessOf(null, day("2023-01-01"), day("2023-07-04"));
  const plan = { slug: "ran", periodStart: day("2023-01-01") };
  renderAt(
    "/",
    <Attention
      plan={plan}
      broken={{ failing: 0, unsure: 2 }}
      dueSoon={[]}
      freshness={freshness}
      organisations={{}}
    />,
  );
  expect(
    await screen.findByText(/Tidak ada tautan bukti yang gagal\. 2 lagi belum dapat dipastikan\./),
  ).toBeTruthy();
  expect(
    screen.getByText(/Belum ada pembaruan yang diterima\. Batas pertama, 3 Jul 2023, sudah lewat\./),
  ).toBeTruthy();
  cleanup();
  const soon = [
    { code: "A1-B06", title: words("Peta dapil"), lead: "kpu", dueOn: day("2023-07-10"), daysLeft: 6 },
  ];
  renderAt(
    "/",
    <Attention
      plan={plan}
      broken={{ failing: 1, unsure: 0 }}
      dueSoon={soon}
      freshness={freshness}
      organisations={{ kpu: { short: "KPU" } }}
    />,
  );
  const row = await screen.findByRole("row", { name: /A1-B06/ });
  expect(row.textContent).toContain("6 hari lagi");
  expect(row.textContent).toContain("KPU");
});
