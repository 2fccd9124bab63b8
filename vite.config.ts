import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

/** Builds the thread in which files are read beside the program, under a name the program knows. */
function readerWorker(): Plugin {
  const id = "./app/exchange/read-file/reader-worker.server.ts";
  return {
    name: "reader-worker",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "ssr",
    buildStart() {
      this.emitFile({ type: "chunk", id, fileName: "reader-worker.js" });
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), readerWorker()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  environments: { ssr: { build: { rollupOptions: { input: "./app/cli/main.ts" } } } },
});
