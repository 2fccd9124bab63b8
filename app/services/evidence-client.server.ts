import {
  type ClientOptions,
  createGuardedClient,
  type GuardedClient,
} from "#app/fetch/guarded-client.server.ts";

/** The guarded client under the product's own name, so that a portal's operator can tell who asks. */
export function createClient({
  publicUrl,
  ...options
}: Omit<ClientOptions, "userAgent"> & { publicUrl: string }): GuardedClient {
  return createGuardedClient({ ...options, userAgent: `Capaian/0.1 (+${publicUrl})` });
}
