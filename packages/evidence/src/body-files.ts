import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { NetworkRequest, TraceSink } from '@touchstone/trace';

/** Of each body so many bytes are looked at; larger files are no bodies. */
const MOST_BODY = 1 << 20;
const LARGEST_FILE = 16 * MOST_BODY;
const PLAIN_NAME = /^[\w.-]{1,255}(?:\/[\w.-]{1,255}){0,15}$/;

/** Bodies that lie in files beside the log are put into their requests; names and links that lead elsewhere are not followed. */
export function withBodies(sink: TraceSink, folder: string): TraceSink {
  return {
    ...(sink.head === undefined ? {} : { head: (head) => sink.head?.(head) }),
    record: (record, context) => sink.record(record.kind === 'request' ? withBody(record, folder) : record, context),
  };
}

function withBody(request: NetworkRequest, folder: string): NetworkRequest {
  const { bodyFile, body } = request;
  if (bodyFile === undefined || body !== undefined || !PLAIN_NAME.test(bodyFile)) return request;
  const bytes = bytesOf(bodyFile, folder);
  if (bytes === undefined) return request;
  return { ...request, body: bytes.subarray(0, MOST_BODY), ...(bytes.length > MOST_BODY ? { bodyCut: true as const } : {}) };
}

/** Undefined for what is not there, no file of its own, too large, or not to be read: the request stands without its body. */
function bytesOf(name: string, folder: string): Uint8Array | undefined {
  try {
    const path = realpathSync(join(folder, name));
    if (!path.startsWith(`${realpathSync(folder)}${sep}`)) return undefined;
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LARGEST_FILE ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
