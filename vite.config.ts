import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

/** Builds the threads in which files are read beside the program, under names the program knows. */
function readerWorkers(): Plugin {
  const threads = [
    { id: "./app/exchange/read-file/reader-worker.server.ts", fileName: "reader-worker.js" },
    { id: "./app/exchange/plan-workbook/import-worker.server.ts", fileName: "import-worker.js" },
  ];
  return {
    name: "reader-workers",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "ssr",
    buildStart() {
      for (const thread of threads) this.emitFile({ type: "chunk", ...thread });
    },
  };
}

/** Lays every file of the browser down compressed too: the server sends those as they are. */
function compressedFiles(): Plugin {
  return {
    name: "compressed-files",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "client",
    async writeBundle({ dir = "" }, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(name)) continue;
        const content = file.type === "chunk" ? file.code : file.source;
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(content));
        await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), readerWorkers(), compressedFiles()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  environments: { ssr: { build: { rollupOptions: { input: "./app/cli/main.ts" } } } },
});
