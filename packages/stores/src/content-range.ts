import { StoreFault } from './store-fault.ts';
import type { Answer } from './transport.ts';

/** Where the bytes of an answer start and how many the whole has. A 200 starts at the beginning, whatever was asked for. */
export function contentRange(answer: Answer): { readonly from: number; readonly totalBytes: number | undefined } {
  if (answer.status !== 206) return { from: 0, totalBytes: isPacked(answer) ? undefined : numberOf(answer.header('content-length')) };
  const [, from, total] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(answer.header('content-range') ?? '') ?? [];
  if (from === undefined) throw new StoreFault('malformed', 'reading a content-range');
  return { from: Number(from), totalBytes: numberOf(total) };
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** Packed on the way although we asked not to: then the length is that of what was packed. */
const isPacked = (answer: Answer): boolean => (answer.header('content-encoding') ?? 'identity') !== 'identity';
