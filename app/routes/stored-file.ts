import type { Readable } from "node:stream";
import { isShown } from "#app/domain/stored-file.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openStoredFile } from "#app/services/stored-file-open.server.ts";
import type { Route } from "./+types/stored-file";

/** A file handed in as evidence. It is saved rather than shown, and runs nothing where it is shown. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { sha256, name } = params;
  const actor = context.get(signedInContext)?.actor ?? null;
  const withContent = request.method !== "HEAD";
  const file = await openStoredFile(
    { address: { sha256, name }, actor, withContent },
    context.get(depsContext),
  );
  if (file === null) return new Response("404", { status: 404, headers: { "content-type": "text/plain" } });
  const kept = file.content === null ? null : new Response(webStream(file.content)).body;
  return new Response(kept, {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.bytes),
      "content-disposition": `${isShown(file.mediaType) ? "inline" : "attachment"}; filename="${file.name}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "last-modified": file.uploadedAt.toUTCString(),
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}

/** What is read from the disk, as an answer takes it. */
function webStream(content: Readable): ReadableStream<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(Uint8Array.from(Buffer.from(value)));
    },
    cancel() {
      content.destroy();
    },
  });
}
