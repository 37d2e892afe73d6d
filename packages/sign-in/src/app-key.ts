import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';

export type AppKeyFault = 'not-a-certificate' | 'other-certificate' | 'weak-key' | 'unknown-key' | 'wrong-signature';
export type AppKeyProof = { readonly ok: true; readonly scheme: string } | { readonly ok: false; readonly reason: AppKeyFault };

const LEAST_RSA_BITS = 2048;

/** What the holder of an app's signing key signs: readable, bound to one purpose, one organisation and one time. */
export const challengeText = (parts: { readonly nonce: string; readonly organisation: string; readonly signer: string }): string =>
  `touchstone signing key challenge v1\norganisation: ${parts.organisation}\nsigner: ${parts.signer}\nnonce: ${parts.nonce}\n`;

/**
 * Whether `signature` over `challenge` was made with the key of `certificate`, and the certificate is the one that signs the app.
 *
 * RSA with SHA-256 as PKCS #1 v1.5 or PSS (salt as long as the digest or any), EC with SHA-256 as DER or as r‖s: what apksigner,
 * keytool, OpenSSL and hardware modules give.
 *
 * @param certificate PEM or DER, as the caller sent it
 * @param signer SHA-256 of the signing certificate of the artifact, hexadecimal
 */
export function checkAppKey(challenge: string, signature: Uint8Array, certificate: Uint8Array, signer: string): AppKeyProof {
  const read = readCertificate(certificate);
  if (read === undefined) return { ok: false, reason: 'not-a-certificate' };
  if (createHash('sha256').update(read.raw).digest('hex') !== signer) return { ok: false, reason: 'other-certificate' };

  const { publicKey } = read;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  const schemes = SCHEMES[type ?? ''];
  if (schemes === undefined) return { ok: false, reason: 'unknown-key' };
  if (type !== 'ec' && (details?.modulusLength ?? 0) < LEAST_RSA_BITS) return { ok: false, reason: 'weak-key' };

  const scheme = Object.entries(schemes).find(([, holds]) => holds(Buffer.from(challenge, 'utf8'), publicKey, signature));
  return scheme === undefined ? { ok: false, reason: 'wrong-signature' } : { ok: true, scheme: scheme[0] };
}

type Verify = (data: Uint8Array, key: KeyObject, signature: Uint8Array) => boolean;

const pss: Verify = (data, key, signature) =>
  attempt(() =>
    verify('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature),
  );

const SCHEMES: Readonly<Record<string, Readonly<Record<string, Verify>>>> = {
  rsa: {
    'rsa-pkcs1-sha256': (data, key, signature) =>
      attempt(() => verify('sha256', data, { key, padding: constants.RSA_PKCS1_PADDING }, signature)),
    'rsa-pss-sha256': pss,
  },
  'rsa-pss': { 'rsa-pss-sha256': pss },
  ec: {
    'ecdsa-sha256': (data, key, signature) => attempt(() => verify('sha256', data, { key, dsaEncoding: 'der' }, signature)),
    'ecdsa-sha256-p1363': (data, key, signature) => attempt(() => verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)),
  },
};

/** OpenSSL throws where a key and a signature cannot belong together at all; that is a no. */
function attempt(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function readCertificate(bytes: Uint8Array): { readonly raw: Buffer; readonly publicKey: KeyObject } | undefined {
  try {
    const certificate = new X509Certificate(bytes);
    return { raw: certificate.raw, publicKey: certificate.publicKey };
  } catch {
    return undefined;
  }
}
