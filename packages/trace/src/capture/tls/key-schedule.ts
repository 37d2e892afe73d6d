import { encodeUtf8 } from '@touchstone/kernel/bytes';
import type { TlsCrypto, TlsHash } from '@touchstone/kernel/tls-crypto';

/** HKDF-Expand-Label without context. @source RFC 8446 7.1 */
export function expandLabel(crypto: TlsCrypto, hash: TlsHash, secret: Uint8Array, label: string, bytes: number): Uint8Array {
  const name = encodeUtf8(`tls13 ${label}`);
  const info = Uint8Array.of(bytes >> 8, bytes & 0xff, name.length, ...name, 0);
  return collect(bytes, (previous, i) => crypto.hmac(hash, secret, previous, info, Uint8Array.of(i)));
}

/** The keys of a connection of TLS 1.2 or older from its master secret. @source RFC 5246 6.3, RFC 2246 6.3 */
export function keyBlock(
  crypto: TlsCrypto,
  hash: TlsHash | 'md5-sha1',
  secret: Uint8Array,
  randoms: { readonly client: Uint8Array; readonly server: Uint8Array },
  bytes: number,
): Uint8Array {
  const seed = [encodeUtf8('key expansion'), randoms.server, randoms.client];
  if (hash !== 'md5-sha1') return expand(crypto, hash, secret, seed, bytes);
  const half = Math.ceil(secret.length / 2);
  const first = expand(crypto, 'md5', secret.subarray(0, half), seed, bytes);
  const second = expand(crypto, 'sha1', secret.subarray(secret.length - half), seed, bytes);
  return first.map((octet, i) => octet ^ second[i]!);
}

function expand(crypto: TlsCrypto, hash: TlsHash, secret: Uint8Array, seed: readonly Uint8Array[], bytes: number): Uint8Array {
  let chain = crypto.hmac(hash, secret, ...seed);
  return collect(bytes, (_previous, i) => {
    if (i > 1) chain = crypto.hmac(hash, secret, chain);
    return crypto.hmac(hash, secret, chain, ...seed);
  });
}

/** Blocks one after the other, until there are so many bytes. Counted from 1. */
function collect(bytes: number, block: (previous: Uint8Array, i: number) => Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes);
  let previous = new Uint8Array();
  for (let at = 0, i = 1; at < bytes; i++) {
    previous = new Uint8Array(block(previous, i));
    out.set(previous.subarray(0, bytes - at), at);
    at += previous.length;
  }
  return out;
}
