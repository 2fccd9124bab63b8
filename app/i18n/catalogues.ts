import type { Language } from "./language.ts";
import type { WholeMessages } from "./messages.ts";
import { wholeEn } from "./whole.en.ts";
import { wholeId } from "./whole.id.ts";

/** Both catalogues, for the server and the command line. The browser loads what pages say in the one it needs. */
export const CATALOGUES: Readonly<Record<Language, WholeMessages>> = { id: wholeId, en: wholeEn };
