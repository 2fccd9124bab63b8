import type { Messages } from "#app/i18n/messages.ts";

export const method: Messages["method"] = {};
