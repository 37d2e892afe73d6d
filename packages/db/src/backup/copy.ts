import { once } from 'node:events';
import type pg from 'pg';

/** What pg calls on a query of another kind than its own. Its types name the wire as `Connection`, whose members they do not. */
interface Wire {
  readonly stream: NodeJS.WritableStream & NodeJS.ReadableStream & { readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(bytes: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const GATHERED_BYTES = 64 * 1024;

/**
 * What `copy … to stdout` gives, at the pace of the caller; returns the number of rows. To be read to its end: the
 * connection serves nothing else before.
 */
export async function* copyOut(client: pg.Client, sql: string): AsyncGenerator<Buffer, number> {
  let waiting: Buffer[] = [];
  let size = 0;
  let wire: Wire | undefined;
  let turn = Promise.withResolvers<void>();
  let end: { readonly rows: number } | { readonly fault: Error } | undefined;
  let rows = 0;

  submit(client, {
    submit: (connection) => {
      wire = connection;
      connection.query(sql);
    },
    handleCopyData({ chunk }) {
      // The parser writes over its buffer as soon as we return.
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size < GATHERED_BYTES) return;
      wire?.stream.pause();
      turn.resolve();
    },
    handleCommandComplete: ({ text }) => {
      rows = Number(text.split(' ')[1]);
    },
    handleReadyForQuery: () => {
      end = { rows };
      turn.resolve();
    },
    handleError: (fault) => {
      end = { fault };
      turn.resolve();
    },
  });

  for (;;) {
    await turn.promise;
    // Several of the above may have come before we are here: what counts is what they left, not how often they called.
    turn = Promise.withResolvers();
    const [pieces, bytes, over] = [waiting, size, end];
    [waiting, size] = [[], 0];
    if (over !== undefined) wire?.stream.resume();
    if (over !== undefined && 'fault' in over) throw over.fault;
    if (bytes > 0) yield Buffer.concat(pieces, bytes);
    if (over !== undefined) return over.rows;
    wire?.stream.resume();
  }
}

/** Feeds `copy … from stdin`, at the pace of the server; gives the number of rows. */
export function copyIn(client: pg.Client, sql: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let rows = 0;
  let isOver = false;

  const feed = async (wire: Wire) => {
    try {
      for await (const piece of pieces) {
        if (isOver) return;
        wire.sendCopyFromChunk(piece);
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
      }
      wire.endCopyFrom();
    } catch (error) {
      reject(error);
      wire.sendCopyFail('the source broke off');
    }
  };

  submit(client, {
    submit: (connection) => connection.query(sql),
    handleCopyInResponse: (connection) => void feed(connection),
    handleCommandComplete: ({ text }) => {
      rows = Number(text.split(' ')[1]);
    },
    handleReadyForQuery: () => resolve(rows),
    handleError: (error) => {
      isOver = true;
      reject(error);
    },
  });
  return promise;
}

interface Exchange {
  submit(connection: Wire): void;
  handleCopyInResponse?(connection: Wire): void;
  handleCopyData?(message: { readonly chunk: Buffer }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

function submit(client: pg.Client, exchange: Exchange): void {
  client.query({ handleCopyInResponse() {}, handleCopyData() {}, ...exchange } as unknown as pg.Submittable);
}
