import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CertificateParts, certificate, distinguishedName } from './certificate.ts';

/** A key with its certificate chain, the signer's own first. */
export interface Signer {
  readonly key: KeyObject;
  readonly certificates: readonly Uint8Array[];
  /** Issuer and serial as PKCS#7 names the certificate. */
  readonly issuer: Uint8Array;
  readonly serial: bigint;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
}

/** Committed keys: RSA-2048, but `weak` (1024), `strong` (4096), `ec` and `ec-next` (P-256). */
export type KeyName = 'debug' | 'release' | 'other' | 'weak' | 'strong' | 'ec' | 'ec-next';

const subjects: Readonly<Record<KeyName, string>> = {
  debug: 'CN=Android Debug, O=Android, C=US',
  release: 'CN=Example Release, OU=Mobile, O=示例科技有限公司, L=Beijing, C=CN',
  other: 'CN=Somebody Else, O=Elsewhere, C=CN',
  weak: 'CN=Weak Key, O=Example, C=CN',
  strong: 'CN=Strong Key, O=Example, C=CN',
  ec: 'CN=Curve Key, O=Example, C=CN',
  'ec-next': 'CN=Next Curve Key, O=Example, C=CN',
};

/** The committed key of that name under a certificate of its own, parts of which may be given. */
export function signer(name: KeyName, parts: Partial<CertificateParts> = {}): Signer {
  const key = privateKey(name);
  const all = { subject: subjects[name], ...parts };
  return {
    key,
    certificates: [certificate(key, all)],
    issuer: distinguishedName(all.issuer ?? all.subject),
    serial: all.serial ?? 1n,
    publicKey: createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }).toString()).export({ type: 'spki', format: 'der' }),
  };
}

export function privateKey(name: KeyName): KeyObject {
  return createPrivateKey(readFileSync(new URL(`../../keys/${name}.pem`, import.meta.url)));
}
