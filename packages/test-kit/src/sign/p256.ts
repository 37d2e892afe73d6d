import { createHmac, type KeyObject } from 'node:crypto';
import { integer, sequence } from './der.ts';

/** Curve P-256. @source SEC 2 §2.4.2 */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * ECDSA over P-256 with the nonce derived from key and digest, so that a fixture has one signature. DER encoded.
 *
 * @source RFC 6979 §3.2
 */
export function signP256(key: KeyObject, digest: Uint8Array): Uint8Array {
  const secret = BigInt(`0x${Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url').toString('hex')}`);
  const e = toNumber(digest.subarray(0, 32)) % N;
  const nonce = deterministicNonce(secret, e);
  const r = multiply(nonce, G).x % N;
  const s = (inverse(nonce, N) * (e + r * secret)) % N;
  return sequence(integer(r), integer(s));
}

function deterministicNonce(secret: bigint, e: bigint): bigint {
  const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array => {
    const mac = createHmac('sha256', key);
    for (const part of parts) mac.update(part);
    return mac.digest();
  };
  const seed = [toOctets(secret), toOctets(e)];
  let v: Uint8Array = new Uint8Array(32).fill(1);
  let k: Uint8Array = hmac(new Uint8Array(32), v, Uint8Array.of(0), ...seed);
  v = hmac(k, v);
  k = hmac(k, v, Uint8Array.of(1), ...seed);
  v = hmac(k, v);
  for (;;) {
    v = hmac(k, v);
    const nonce = toNumber(v);
    if (nonce > 0n && nonce < N) return nonce;
    k = hmac(k, v, Uint8Array.of(0));
    v = hmac(k, v);
  }
}

function multiply(scalar: bigint, point: Point): Point {
  let sum: Point | undefined;
  let power = point;
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = sum ? add(sum, power) : power;
    power = add(power, power);
  }
  return sum!;
}

/** Never meets the point at infinity: scalars stay below the order and the test keys are not small. */
function add(a: Point, b: Point): Point {
  const isSame = a.x === b.x;
  const slope = isSame ? (3n * a.x * a.x - 3n) * inverse(2n * a.y, P) : (b.y - a.y) * inverse(b.x - a.x, P);
  const x = modulo(slope * slope - a.x - b.x, P);
  return { x, y: modulo(slope * (a.x - x) - a.y, P) };
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [modulo(value, modulus), modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return modulo(x, modulus);
}

function modulo(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus;
}

function toNumber(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}

function toOctets(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}
