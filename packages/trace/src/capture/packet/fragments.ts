import type { IpPacket } from './ip.ts';

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface Partial {
  readonly pieces: Piece[];
  /** The packet whose header stands for the whole. */
  readonly first: IpPacket;
  /** Length of the whole, known when the last piece has come. */
  length: number | undefined;
  size: number;
}

const MAX_DATAGRAMS = 256;
const MAX_PIECES = 64;
const MAX_PAYLOAD = 65_535;

/** Puts fragmented packets together again. Of pieces that overlap, the one that came first decides. */
export class Fragments {
  readonly #partials = new Map<string, Partial>();
  readonly #problem: (code: string) => void;

  constructor(problem: (code: string) => void) {
    this.#problem = problem;
  }

  /** The whole packet, when this piece was the last that was missing. */
  add(packet: IpPacket): IpPacket | undefined {
    const { fragment } = packet;
    if (fragment === undefined) return packet;
    const length = packet.to - packet.from;
    if (length < packet.length || fragment.offset + length > MAX_PAYLOAD) return this.#refuse('ip/fragment-past-end');
    const key = keyOf(packet, fragment.id);
    const partial = this.#partials.get(key) ?? this.#start(key, packet);
    if (partial.pieces.length >= MAX_PIECES) return this.#refuse('ip/fragment-flood');
    partial.pieces.push({ offset: fragment.offset, bytes: packet.bytes.slice(packet.from, packet.to) });
    partial.size += length;
    if (fragment.isLast) partial.length ??= fragment.offset + length;
    if (partial.length === undefined || partial.size < partial.length) return undefined;
    const payload = join(partial.pieces, partial.length);
    if (payload === undefined) return undefined;
    this.#partials.delete(key);
    return whole(partial.first, payload);
  }

  /** Datagrams that never became whole. */
  get pending(): number {
    return this.#partials.size;
  }

  #start(key: string, packet: IpPacket): Partial {
    if (this.#partials.size >= MAX_DATAGRAMS) {
      for (const oldest of this.#partials.keys()) {
        this.#partials.delete(oldest);
        this.#problem('ip/fragments-dropped');
        break;
      }
    }
    const { addressesAt, addressBytes } = packet;
    const addresses = packet.bytes.slice(addressesAt, addressesAt + 2 * addressBytes);
    const first: IpPacket = { ...packet, bytes: addresses, addressesAt: 0, from: 0, to: 0 };
    const partial: Partial = { pieces: [], first, length: undefined, size: 0 };
    this.#partials.set(key, partial);
    return partial;
  }

  #refuse(code: string): undefined {
    this.#problem(code);
    return undefined;
  }
}

function keyOf(packet: IpPacket, id: number): string {
  const { bytes, addressesAt, addressBytes, protocol } = packet;
  return `${id}/${protocol}/${bytes.subarray(addressesAt, addressesAt + 2 * addressBytes).join('.')}`;
}

function join(pieces: readonly Piece[], length: number): Uint8Array | undefined {
  const payload = new Uint8Array(length);
  let next = 0;
  // Stable: of pieces at the same place the first one that came stays first.
  for (const piece of [...pieces].sort((a, b) => a.offset - b.offset)) {
    if (piece.offset > next) return undefined;
    const fresh = piece.bytes.subarray(next - piece.offset, length - piece.offset);
    payload.set(fresh, next);
    next += fresh.length;
  }
  return next === length ? payload : undefined;
}

function whole(first: IpPacket, payload: Uint8Array): IpPacket {
  const addresses = first.bytes;
  const bytes = new Uint8Array(addresses.length + payload.length);
  bytes.set(addresses);
  bytes.set(payload, addresses.length);
  const { addressBytes, protocol } = first;
  return { bytes, addressBytes, addressesAt: 0, protocol, from: addresses.length, to: bytes.length, length: payload.length };
}
