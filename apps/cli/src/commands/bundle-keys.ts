import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from '../usage-error.ts';

const PEM = { type: 'pkcs8', format: 'pem' } as const;
const PUBLIC_PEM = { type: 'spki', format: 'pem' } as const;

interface BundleKey {
  /** PEM. */
  readonly privateKey: string;
  /** Beside the key: what receivers check with. */
  readonly publicKeyFile: string;
  readonly isNew: boolean;
}

/** The key in a file that only its owner reads; made when it is not there. @throws UsageError for another kind of key */
export function bundleKey(file: string): BundleKey {
  const isNew = !existsSync(file);
  if (isNew) writing(() => writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export(PEM), { mode: 0o600, flag: 'wx' }));
  const key = ed25519(file, createPrivateKey);
  const publicKeyFile = `${file.replace(/\.pem$/, '')}.pub.pem`;
  writing(() => writeFileSync(publicKeyFile, createPublicKey(key).export(PUBLIC_PEM)));
  return { privateKey: key.export(PEM) as string, publicKeyFile, isNew };
}

/** PEM of the public key in a file. @throws UsageError when it holds none, or a private one */
export function publicKeyIn(file: string): string {
  return ed25519(file, (pem) => {
    if (/PRIVATE KEY/.test(pem))
      throw new UsageError(`私钥不应离开签名者，请给公钥 / a private key stays with its owner, give the public one: ${file}`);
    return createPublicKey(pem);
  }).export(PUBLIC_PEM) as string;
}

function ed25519(file: string, read: (pem: string) => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new UsageError(`不是可读的 Ed25519 密钥 / no Ed25519 key that can be read: ${file}`);
  return key;
}

function writing(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`无法写入密钥 / cannot write the key: ${(error as Error).message}`);
  }
}
