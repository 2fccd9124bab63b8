/** Adds lines to a field of links by its id, and tells the form of it as if they had been typed. */
export function addLines(id: string, urls: ReadonlyArray<string>): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement) || urls.length === 0) return;
  const lines = field.value.split("\n").filter((line) => line.trim() !== "");
  field.value = [...lines, ...urls.filter((url) => !lines.includes(url))].join("\n");
  field.rows = Math.min(8, field.value.split("\n").length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
