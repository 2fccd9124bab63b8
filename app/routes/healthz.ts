/** Alive: the process answers. Whether it can serve readers is asked at /readyz. */
export function loader() {
  return new Response("ok\n", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
