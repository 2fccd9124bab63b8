import type { Messages } from "#app/i18n/messages.ts";

export const milestone: Messages["milestone"] = {};
