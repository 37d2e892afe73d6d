import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An Ed25519 key in a PEM file that only its owner reads; made when it is not there. @throws RangeError for another kind of key */
export function signingKey(path: string): { readonly key: KeyObject; readonly isNew: boolean } {
  const isNew = !existsSync(path);
  if (isNew) {
    mkdirSync(dirname(path), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError(`${path} holds no Ed25519 key`);
  return { key, isNew };
}

export const signatureOf = (text: string, key: KeyObject): Buffer => sign(null, Buffer.from(text), key);

/** The public key in one line: the 32 bytes in base64. */
export const publicKeyText = (key: KeyObject): string => {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x!, 'base64url').toString('base64');
};
