import { connect, createServer, type Socket } from "node:net";

export type TcpProxy = {
  port: number;
  /** Ends every connection and takes no other. */
  cut: () => Promise<void>;
  restore: () => Promise<void>;
  /** Milliseconds each answer of the other side waits from now on. */
  slowDown: (ms: number) => void;
  close: () => Promise<void>;
};

/** Stands between a program and a server on this computer, to be cut and restored. */
async function tcpProxy(host: string, port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far.on("data", (chunk) => {
      if (delayMs === 0) near.write(chunk);
      else setTimeout(() => near.writable && near.write(chunk), delayMs);
    });
  });
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(at, "127.0.0.1", () => resolve());
    });
  await listen(0);
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  const cut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port: own,
    cut,
    restore: () => listen(own),
    slowDown: (ms) => {
      delayMs = ms;
    },
    close: async () => {
      if (server.listening) await cut();
    },
  };
}

/** A database as it is reached through a proxy of its own. */
export async function proxyBefore(databaseUrl: string): Promise<{ proxy: TcpProxy; url: string }> {
  const url = new URL(databaseUrl);
  const proxy = await tcpProxy(url.hostname, Number(url.port || 5432));
  [url.hostname, url.port] = ["127.0.0.1", String(proxy.port)];
  return { proxy, url: url.href };
}
