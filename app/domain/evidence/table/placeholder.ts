const PLACEHOLDER = /\b(lorem|ipsum|contoh|dummy|sample|test|testing|tes|coba|xxx+|asdf)\b/i;

/** Whether a text only stands in for content: lorem, contoh, test. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 2_000 && PLACEHOLDER.test(text);
}
