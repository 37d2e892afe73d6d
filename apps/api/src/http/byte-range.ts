import { Refusal } from '../problem/refusal.ts';

export interface ByteRange {
  /** First and last byte, from the start. */
  readonly start: number;
  readonly end: number;
}

/**
 * The one range of a `Range` header; undefined for the whole.
 * @throws Refusal `range-not-satisfiable`: it begins behind the end, or is one of several
 * @source RFC 9110 section 14.2
 */
export function byteRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  const isSuffix = from === '' && to !== '';
  const start = isSuffix ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = isSuffix || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if ((from === '' && to === '') || start > end || start >= sizeBytes)
    throw new Refusal('range-not-satisfiable', { detail: [`内容共 ${sizeBytes} 字节`, `${sizeBytes} bytes are there`] });
  return { start, end };
}
