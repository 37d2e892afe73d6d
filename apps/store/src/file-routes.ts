import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lies } from './lies.ts';
import { problem } from './problem.ts';
import type { Store } from './server.ts';
import type { ShelfFile } from './shelf.ts';

/** `GET /artifacts/{sha256}` with ranges, and `GET /policies/{sha256}`. */
export function fileRoutes(app: FastifyInstance, { shelf, lies }: Store): void {
  app.get<{ Params: { sha256: string } }>('/artifacts/:sha256', async (request, reply) => {
    const file = shelf.artifact(request.params.sha256);
    return file === undefined ? problem(reply, 404, 'not-found', 'no artifact has this hash') : sendRange(request, reply, file, lies);
  });
  app.get<{ Params: { sha256: string } }>('/policies/:sha256', async (request, reply) => {
    const file = shelf.policy(request.params.sha256);
    if (file === undefined) return problem(reply, 404, 'not-found', 'no policy text has this hash');
    const extra = lies.has('wrong-hash') ? Buffer.from('<!-- changed -->') : Buffer.alloc(0);
    return reply
      .type(file.mediaType)
      .header('etag', `"${file.sha256}"`)
      .send(Buffer.concat([bytesIn(file), extra]));
  });
}

function sendRange(request: FastifyRequest, reply: FastifyReply, file: ShelfFile, lies: Lies): FastifyReply {
  const etag = `"${file.sha256}"`;
  const range = lies.has('no-ranges') ? undefined : rangeOf(request, etag, file.sizeBytes);
  reply
    .type(file.mediaType)
    .header('etag', etag)
    .header('accept-ranges', lies.has('no-ranges') ? 'none' : 'bytes');
  if (range === 'beyond') {
    reply.header('content-range', `bytes */${file.sizeBytes}`);
    return problem(reply, 416, 'range-beyond-end', 'the range begins behind the last byte');
  }
  const from = range ?? 0;
  const isEndless = lies.has('endless-body') || lies.has('wrong-size');
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${from}-${file.sizeBytes - 1}/${file.sizeBytes}`);
  if (!isEndless) reply.header('content-length', file.sizeBytes - from);
  return reply.send(Readable.from(deceived(pieces(file, from), lies)));
}

/** The first byte asked for, of `bytes=N-` about this very file; anything else gets the whole. */
function rangeOf(request: FastifyRequest, etag: string, size: number): number | 'beyond' | undefined {
  const first = /^bytes=(\d{1,15})-(?:\d*)$/.exec(request.headers.range ?? '')?.[1];
  const condition = request.headers['if-range'];
  if (first === undefined || (condition !== undefined && condition !== etag)) return undefined;
  return Number(first) >= size ? 'beyond' : Number(first);
}

async function* pieces({ content }: ShelfFile, from: number): AsyncGenerator<Uint8Array> {
  if (!(content instanceof Uint8Array)) {
    for await (const piece of createReadStream(content.path, { start: from })) yield piece as Buffer;
    return;
  }
  for (let at = from; at < content.length; at += PIECE) yield Buffer.from(content.subarray(at, at + PIECE));
}

const PIECE = 64 * 1024;
const SLOW_MS = 200;
const SLOW_PIECE = 16;

async function* deceived(bytes: AsyncGenerator<Uint8Array>, lies: Lies): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const piece of bytes) {
    if (lies.has('slow-body')) {
      for (let at = 0; at < piece.length; at += SLOW_PIECE) {
        yield piece.subarray(at, at + SLOW_PIECE);
        await delay(SLOW_MS);
      }
      continue;
    }
    if (lies.has('cut-body')) {
      yield piece.subarray(0, Math.ceil(piece.length / 2));
      await delay(SLOW_MS / 4);
      throw new Error('the connection is cut, as asked for');
    }
    yield isFirst && lies.has('wrong-hash') ? flipped(piece) : piece;
    isFirst = false;
  }
  if (lies.has('wrong-size')) yield Buffer.from('more');
  while (lies.has('endless-body')) yield Buffer.alloc(PIECE);
}

function flipped(piece: Uint8Array): Uint8Array {
  const copy = Buffer.from(piece);
  copy[copy.length - 1] = copy[copy.length - 1]! ^ 1;
  return copy;
}

function bytesIn({ content }: ShelfFile): Uint8Array {
  if (!(content instanceof Uint8Array)) throw new Error('policies are kept in memory');
  return content;
}
