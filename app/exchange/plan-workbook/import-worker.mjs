/** Starts the import thread from its TypeScript source, in development and in tests. */
import { register } from "tsx/esm/api";

register();
await import("./import-worker.server.ts");
