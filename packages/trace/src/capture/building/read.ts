import type { NetworkRequest } from '../../trace.ts';
import { type CaptureOptions, type CaptureSummary, createCaptureReader } from '../capture-reader.ts';

export interface ReadCapture {
  readonly requests: readonly NetworkRequest[];
  readonly summary: CaptureSummary;
}

/** Reads a whole capture, in pieces of `pieceBytes`. */
export function readCapture(capture: Uint8Array, options: CaptureOptions = {}, pieceBytes = Number.POSITIVE_INFINITY): ReadCapture {
  const requests: NetworkRequest[] = [];
  const sink = {
    record: (record: { readonly kind: string }) => {
      if (record.kind === 'request') requests.push(record as NetworkRequest);
    },
  };
  const reader = createCaptureReader(sink, options);
  for (let at = 0; at < capture.length; at += pieceBytes) {
    // A copy that is wiped: what the reader keeps must be its own.
    const piece = capture.slice(at, at + pieceBytes);
    reader.push(piece);
    piece.fill(0xee);
  }
  return { requests, summary: reader.end() };
}

/** Problems by code. */
export const problemsOf = ({ summary }: ReadCapture): Readonly<Record<string, number>> =>
  Object.fromEntries(summary.problems.map(({ code, count }) => [code, count]));
