import { afterAll, beforeAll, expect } from "vitest";
import { testSite, world } from "#tests/security/attack-world.ts";
import { type TestFiles, testFiles } from "#tests/services/evidence/file-server.ts";
import { openSite, SITE, signedInBrowser, warmSite } from "#tests/site.ts";

let files: TestFiles;
beforeAll(async () => {
  await warmSite();
  files = await testFiles();
}, 120_000);
afterAll(() => files.close());

testSite(
  "an upload that breaks off leaves no file, no row, and the person's text as it was",
  async ({ db }) => {
    const { deps } = await world(db);
    const whole = { ...deps, files };
    const { browser, csrf } = await signedInBrowser(await openSite(whole), "ani", whole);
    const part = (name: string, text: string) =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const head = `${part("csrf", csrf)}${part("percent", "50")}${part("narrative", "Sudah.")}${part("version", "0")}${part("slots[0].code", "B06.1")}--x\r\ncontent-disposition: form-data; name="slots[0].file"; filename="data.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    const headers = { "content-type": "multipart/form-data; boundary=x", origin: SITE };
    const breaksOff = (isError: boolean) => {
      let sent = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          if (sent === 1) controller.enqueue(Buffer.from(head));
          else if (sent < 20) controller.enqueue(Buffer.alloc(64 * 1024, "a,b\n"));
          else if (isError) controller.error(new Error("the connection was lost"));
          else controller.close();
        },
      });
    };
    for (const isError of [true, false]) {
      const init = { method: "POST", body: breaksOff(isError), headers, duplex: "half" };
      const answered = await browser.send("/tugas/rencana/A1-B06/berkas", init).catch(() => null);
      if (!isError) expect(answered?.status, "who is still there is told").toBe(400);
      expect(await files.filesIn(files.spoolFolder)).toEqual([]);
      expect(await db.storedFile.count()).toBe(0);
      expect(await db.reportDraft.count()).toBe(0);
    }
  },
);
