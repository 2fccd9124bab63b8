/** The part of autocannon that is used here; it brings no types of its own. */
declare module "autocannon" {
  type Options = {
    url: string;
    requests: ReadonlyArray<{ headers: Record<string, string> }>;
    connections: number;
    duration: number;
  };
  type Told = { requests: { average: number }; non2xx: number; errors: number };
  export default function autocannon(options: Options): Promise<Told>;
}
