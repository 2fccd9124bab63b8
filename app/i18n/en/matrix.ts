import type { Messages } from "#app/i18n/messages.ts";

export const matrix: Messages["matrix"] = {};
