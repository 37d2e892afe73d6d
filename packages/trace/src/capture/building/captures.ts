import { bytesOf, joined } from './bytes.ts';

export interface Timed {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
}

export const ETHERNET = 1;
export const RAW_IP = 101;

/** 2026-03-01T00:00Z. */
export const START_MS = Date.UTC(2026, 2, 1);

export interface PcapFields {
  readonly linkType?: number;
  readonly isLittle?: boolean;
  readonly isNano?: boolean;
}

/** A capture in the older container. Packets without a time come a millisecond after one another. */
export function pcap(
  packets: readonly (Uint8Array | Timed)[],
  { linkType = RAW_IP, isLittle = true, isNano = false }: PcapFields = {},
): Uint8Array {
  const word = wordsOf(isLittle);
  const head = bytesOf(
    word(isNano ? 0xa1b23c4d : 0xa1b2c3d4),
    half(isLittle, 2),
    half(isLittle, 4),
    word(0),
    word(0),
    word(262_144),
    word(linkType),
  );
  const records = timed(packets).map(({ bytes, timeMs }) => {
    const seconds = Math.floor(timeMs / 1000);
    const fraction = Math.round((timeMs - seconds * 1000) * (isNano ? 1e6 : 1e3));
    return bytesOf(word(seconds), word(fraction), word(bytes.length), word(bytes.length), bytes);
  });
  return joined([head, ...records]);
}

export function timed(packets: readonly (Uint8Array | Timed)[]): readonly Timed[] {
  return packets.map((packet, i) => (packet instanceof Uint8Array ? { bytes: packet, timeMs: START_MS + i } : packet));
}

/** A block of PCAPNG, with its lengths. */
export function block(type: number, body: Uint8Array, isLittle = true): Uint8Array {
  const word = wordsOf(isLittle);
  const padded = bytesOf(body, new Uint8Array(-body.length & 3));
  return bytesOf(word(type), word(padded.length + 12), padded, word(padded.length + 12));
}

export const sectionBlock = (isLittle = true): Uint8Array =>
  block(0x0a0d0d0a, bytesOf(wordsOf(isLittle)(0x1a2b3c4d), half(isLittle, 1), half(isLittle, 0), new Uint8Array(8).fill(255)), isLittle);

export function interfaceBlock(linkType: number, options: Uint8Array = bytesOf(), isLittle = true): Uint8Array {
  return block(1, bytesOf(half(isLittle, linkType), half(isLittle, 0), wordsOf(isLittle)(0), options), isLittle);
}

/** @param ticks time in the unit of the interface */
export function packetBlock(bytes: Uint8Array, ticks: bigint, isLittle = true): Uint8Array {
  const word = wordsOf(isLittle);
  const time = bytesOf(word(Number(ticks >> 32n)), word(Number(ticks & 0xffffffffn)));
  return block(6, bytesOf(word(0), time, word(bytes.length), word(bytes.length), bytes), isLittle);
}

export const secretsBlock = (text: string, isLittle = true): Uint8Array => {
  const word = wordsOf(isLittle);
  const bytes = bytesOf(text);
  return block(10, bytesOf(word(0x544c534b), word(bytes.length), bytes), isLittle);
};

export function pcapng(packets: readonly (Uint8Array | Timed)[], secrets?: string): Uint8Array {
  const records = timed(packets).map(({ bytes, timeMs }) => packetBlock(bytes, BigInt(Math.round(timeMs * 1000))));
  return bytesOf(sectionBlock(), ...(secrets === undefined ? [] : [secretsBlock(secrets)]), interfaceBlock(RAW_IP), ...records);
}

function wordsOf(isLittle: boolean) {
  return (value: number): Uint8Array => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value, isLittle);
    return bytes;
  };
}

function half(isLittle: boolean, value: number): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value, isLittle);
  return bytes;
}
