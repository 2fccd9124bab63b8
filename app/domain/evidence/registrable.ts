/** Second labels under which names are registered: `kpu.go.id` is one name, `go.id` is none. */
const SECOND_LEVELS: ReadonlySet<string> = new Set([
  ...["ac", "biz", "co", "com", "desa", "edu", "go", "gob", "gov", "gouv", "govt", "mil", "my", "ne"],
  ...["net", "nic", "nom", "or", "org", "ponpes", "sch", "web"],
]);
const IP_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

/**
 * The name a host was registered under: `opendata.kpu.go.id` and `kpu.go.id` share `kpu.go.id`.
 *
 * An approximation of the Public Suffix List: a country's second level counts as a suffix when it is one
 * of the common ones. An address in numbers is its own name.
 *
 * @param host host name, with or without its port.
 */
export function registrableName(host: string): string {
  const name = host.toLowerCase().replace(/:\d+$/, "").replace(/\.+$/, "");
  if (IP_ADDRESS.test(name)) return name;
  const labels = name.split(".");
  const [top = "", second = ""] = labels.toReversed();
  const suffix = top.length === 2 && SECOND_LEVELS.has(second) ? 2 : 1;
  return labels.slice(-(suffix + 1)).join(".");
}
