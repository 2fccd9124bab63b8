import { en } from "./en.ts";
import { id } from "./id.ts";
import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";

/** Both catalogues, for the server and the command line. The browser loads only the one it needs. */
export const CATALOGUES: Readonly<Record<Language, Messages>> = { id, en };
