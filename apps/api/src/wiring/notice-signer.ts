import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Signs what machines read of notices. */
export interface NoticeSigner {
  /** Raw, base64. */
  readonly publicKey: string;
  /** Base64. */
  sign(text: string): string;
}

/** PKCS #8 around an Ed25519 seed. @source RFC 8410 §7 */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const RAW_KEY_BYTES = 32;

/** Of this installation and for its life. @param seed 32 bytes, derived from the installation's key */
export function noticeSigner(seed: Uint8Array): NoticeSigner {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed.subarray(0, RAW_KEY_BYTES)]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(spki.length - RAW_KEY_BYTES).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}
