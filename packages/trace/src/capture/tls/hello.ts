import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { tryRead, Wire } from '../wire.ts';

export interface ClientHello {
  readonly random: Uint8Array;
  /** Name that the client asks for, lower case without the dot at the end. */
  readonly sni?: string;
  readonly alpn: readonly string[];
  /** The highest version offered, as on the wire. */
  readonly version: number;
  readonly hasEarlyData: boolean;
  /** The true name may be hidden in an encrypted hello: `sni` is then that of the front. */
  readonly isEncrypted: boolean;
}

export interface ServerHello {
  readonly random: Uint8Array;
  readonly version: number;
  readonly suite: number;
  readonly alpn?: string;
  /** RFC 7366: the MAC of a CBC record is over its ciphertext. */
  readonly encryptsThenMacs: boolean;
  /** Not an answer yet: the client is asked for another hello. */
  readonly isRetry: boolean;
}

const [SERVER_NAME, ALPN, ENCRYPT_THEN_MAC, EARLY_DATA, SUPPORTED_VERSIONS, ENCRYPTED_HELLO] = [0, 16, 22, 42, 43, 0xfe0d];
/** SHA-256 of "HelloRetryRequest", which stands in the place of the random. RFC 8446 4.1.3 */
const RETRY = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';
const MAX_EXTENSIONS = 200;

/** Reads the body of a ClientHello; undefined when it breaks off. @source RFC 8446 4.1.2 */
export function readClientHello(body: Uint8Array): ClientHello | undefined {
  return tryRead(() => {
    const wire = new Wire(body);
    const legacyVersion = wire.u16();
    const random = wire.slice(32).slice();
    wire.vector(1);
    wire.vector(2);
    wire.vector(1);
    const extensions = readExtensions(wire);
    const sni = serverName(extensions.get(SERVER_NAME));
    return {
      random,
      ...(sni === undefined ? {} : { sni }),
      alpn: protocols(extensions.get(ALPN)),
      version: highest(extensions.get(SUPPORTED_VERSIONS)) ?? legacyVersion,
      hasEarlyData: extensions.has(EARLY_DATA),
      isEncrypted: extensions.has(ENCRYPTED_HELLO),
    };
  });
}

/** Reads the body of a ServerHello; undefined when it breaks off. @source RFC 8446 4.1.3 */
export function readServerHello(body: Uint8Array): ServerHello | undefined {
  return tryRead(() => {
    const wire = new Wire(body);
    const legacyVersion = wire.u16();
    const random = wire.slice(32).slice();
    wire.vector(1);
    const suite = wire.u16();
    wire.u8();
    const extensions = readExtensions(wire);
    const chosen = extensions.get(SUPPORTED_VERSIONS);
    const alpn = protocols(extensions.get(ALPN))[0];
    return {
      random,
      version: chosen?.length === 2 ? new Wire(chosen).u16() : legacyVersion,
      suite,
      ...(alpn === undefined ? {} : { alpn }),
      encryptsThenMacs: extensions.has(ENCRYPT_THEN_MAC),
      isRetry: toHex(random) === RETRY,
    };
  });
}

/** The protocol in the body of EncryptedExtensions, where TLS 1.3 names it. */
export function readEncryptedAlpn(body: Uint8Array): string | undefined {
  return tryRead(() => protocols(readExtensions(new Wire(body)).get(ALPN))[0]);
}

/** By type; of two of the same the first counts. A hello without extensions has none. */
function readExtensions(wire: Wire): ReadonlyMap<number, Uint8Array> {
  const extensions = new Map<number, Uint8Array>();
  if (wire.left < 2) return extensions;
  const list = wire.vector(2);
  while (list.left >= 4 && extensions.size < MAX_EXTENSIONS) {
    const type = list.u16();
    const data = list.vector(2).bytes;
    if (!extensions.has(type)) extensions.set(type, data);
  }
  return extensions;
}

function serverName(data: Uint8Array | undefined): string | undefined {
  if (data === undefined || data.length === 0) return undefined;
  return tryRead(() => {
    const list = new Wire(data).vector(2);
    const isHostName = list.u8() === 0;
    const name = decodeUtf8(list.vector(2).bytes).toLowerCase().replace(/\.$/, '');
    return isHostName && name !== '' ? name : undefined;
  });
}

function protocols(data: Uint8Array | undefined): readonly string[] {
  if (data === undefined) return [];
  const names: string[] = [];
  tryRead(() => {
    const list = new Wire(data).vector(2);
    while (list.left > 0) names.push(decodeUtf8(list.vector(1).bytes));
  });
  return names;
}

/** Of a client's list; values that mean nothing are thrown in on purpose (RFC 8701) and passed over. */
function highest(data: Uint8Array | undefined): number | undefined {
  if (data === undefined) return undefined;
  const versions: number[] = [];
  tryRead(() => {
    const list = new Wire(data).vector(1);
    while (list.left >= 2) versions.push(list.u16());
  });
  return versions.filter((version) => version >> 8 === 3).sort((a, b) => b - a)[0];
}
