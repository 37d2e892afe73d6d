import { createHash, sign } from 'node:crypto';
import { signP256 } from './p256.ts';
import { signPss } from './rsa-pss.ts';
import type { Signer } from './signer.ts';

/** How APK Signature Scheme v2 and later sign. @source source.android.com "APK Signature Scheme v2", signature algorithm IDs */
export type SignatureAlgorithm = keyof typeof algorithms;

interface Algorithm {
  readonly id: number;
  readonly digest: 'sha256' | 'sha512';
  readonly sign: (signer: Signer, message: Uint8Array) => Uint8Array;
}

const algorithms = {
  'rsa-pss-sha256': { id: 0x0101, digest: 'sha256', sign: ({ key }, message) => signPss(key, 'sha256', message) },
  'rsa-pss-sha512': { id: 0x0102, digest: 'sha512', sign: ({ key }, message) => signPss(key, 'sha512', message) },
  'rsa-sha256': { id: 0x0103, digest: 'sha256', sign: ({ key }, message) => sign('sha256', message, key) },
  'rsa-sha512': { id: 0x0104, digest: 'sha512', sign: ({ key }, message) => sign('sha512', message, key) },
  'ecdsa-sha256': { id: 0x0201, digest: 'sha256', sign: ({ key }, message) => signP256(key, hash('sha256', message)) },
  'ecdsa-sha512': { id: 0x0202, digest: 'sha512', sign: ({ key }, message) => signP256(key, hash('sha512', message)) },
} as const satisfies Readonly<Record<string, Algorithm>>;

export function algorithm(name: SignatureAlgorithm): Algorithm {
  return algorithms[name];
}

/** What apksigner picks for such a key. */
export function defaultAlgorithm({ key }: Signer): SignatureAlgorithm {
  if (key.asymmetricKeyType !== 'rsa') return 'ecdsa-sha256';
  return key.asymmetricKeyDetails!.modulusLength! > 3072 ? 'rsa-sha512' : 'rsa-sha256';
}

function hash(name: 'sha256' | 'sha512', message: Uint8Array): Uint8Array {
  return createHash(name).update(message).digest();
}
