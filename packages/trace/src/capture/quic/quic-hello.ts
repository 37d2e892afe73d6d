import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import type { Hold } from '../flow/budget.ts';
import { type ClientHello, readClientHello } from '../tls/hello.ts';
import { tryRead, Wire } from '../wire.ts';
import { type InitialKeys, initialKeys } from './initial-keys.ts';
import { openInitial, readLongHeader, readVarint } from './initial-packet.ts';

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const MAX_DATAGRAMS = 8;
const MAX_PACKETS = 4;
const MAX_PIECES = 200;
const MAX_HELLO = 32 * 1024;
const HEAD_BYTES = 4;
const [PADDING, PING, CRYPTO] = [0, 1, 6];

/** Looks for the ClientHello in the first datagrams of a QUIC client, which browsers cut up and shuffle. */
export class QuicHello {
  readonly #crypto: TlsCrypto;
  readonly #hold: Hold;
  #keys: InitialKeys | undefined;
  #pieces: Piece[] = [];
  #bytes = 0;
  #datagrams = 0;
  hello: ClientHello | undefined;

  constructor(crypto: TlsCrypto, hold: Hold) {
    this.#crypto = crypto;
    this.#hold = hold;
  }

  /** Found, or not to be found any more. */
  get isDone(): boolean {
    return this.hello !== undefined || this.#datagrams >= MAX_DATAGRAMS;
  }

  add(datagram: Uint8Array): void {
    if (this.isDone) return;
    this.#datagrams++;
    let rest = datagram;
    for (let i = 0; i < MAX_PACKETS && rest.length > 0; i++) {
      const header = readLongHeader(rest);
      if (header === undefined) break;
      if (header.isInitial) {
        // The identifier of the first packet makes the keys of all, also after the server has named another.
        this.#keys ??= initialKeys(this.#crypto, header.version, header.connectionId);
        const payload = openInitial(this.#crypto, this.#keys, rest.subarray(0, header.end), header);
        if (payload !== undefined) this.#collect(payload);
      }
      rest = rest.subarray(header.end);
    }
    this.hello = this.#assemble();
    if (!this.isDone) return;
    this.#pieces = [];
    this.#hold.give(this.#bytes);
  }

  #collect(payload: Uint8Array): void {
    tryRead(() => {
      const wire = new Wire(payload);
      while (wire.left > 0) {
        const type = wire.u8();
        if (type === PADDING || type === PING) continue;
        if (type !== CRYPTO) return;
        const offset = readVarint(wire);
        const bytes = wire.slice(readVarint(wire));
        if (offset + bytes.length <= MAX_HELLO) this.#keep(offset, bytes);
      }
    });
  }

  #keep(offset: number, bytes: Uint8Array): void {
    if (this.#pieces.length >= MAX_PIECES || this.#bytes + bytes.length > 2 * MAX_HELLO) return;
    this.#pieces.push({ offset, bytes: bytes.slice() });
    this.#bytes += bytes.length;
    this.#hold.take(bytes.length);
  }

  #assemble(): ClientHello | undefined {
    const pieces = this.#pieces.sort((a, b) => a.offset - b.offset);
    let end = 0;
    for (const { offset, bytes } of pieces) {
      if (offset > end) return undefined;
      end = Math.max(end, offset + bytes.length);
    }
    if (end < HEAD_BYTES) return undefined;
    const whole = new Uint8Array(end);
    for (const { offset, bytes } of pieces) whole.set(bytes, offset);
    const size = HEAD_BYTES + whole[1]! * 65_536 + whole[2]! * 256 + whole[3]!;
    return size <= end ? readClientHello(whole.subarray(HEAD_BYTES, size)) : undefined;
  }
}
