/** No genuine report comes near it: checking a file stays cheap for whoever does it. */
export const MOST_REPORT_BYTES = 8 * 1024 * 1024;
