import type { App } from '@touchstone/app-model';
import type { Certificate } from '@touchstone/formats/apksig';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { weaknessesOf } from './weak-key.ts';

const SCHEMES = ['v1', 'v2', 'v3', 'v31', 'v4', 'stamp'] as const;

/** The signature scheme by scheme and as a whole, its signers, and keys that are public or weak. */
export const signing: Detector = {
  id: 'signing',
  version: 1,
  yields: ['signing.scheme', 'signing.verified', 'signing.signer', 'signing.known-key', 'signing.weak-key'],

  *detect(app, knowledge) {
    const { signature } = app;
    const fact = (kind: Fact['kind'], attributes: Fact['attributes']): Fact => ({ kind, attributes, at: { file: app.file.name } });
    for (const scheme of SCHEMES) {
      const state = signature.schemes[scheme];
      const code = state === 'failed' ? signature.errors.find((error) => error.scheme === scheme)?.code : undefined;
      yield fact('signing.scheme', code === undefined ? { scheme, state } : { scheme, state, code });
    }
    yield fact('signing.verified', { verified: signature.verified });
    for (const signer of signature.signers) yield fact('signing.signer', signerAttributes(signer));
    for (const certificate of certificatesOf(app)) {
      const key = knownKey(certificate, app, knowledge);
      if (key !== undefined) yield fact('signing.known-key', { key, sha256: certificate.sha256 });
      for (const what of weaknessesOf(certificate)) yield fact('signing.weak-key', { what });
    }
  },
};

function signerAttributes(signer: Certificate): Fact['attributes'] {
  const { sha256, md5, subject, issuer, notAfter } = signer;
  return { sha256, md5, subject, issuer, key: keyName(signer), notAfter };
}

/** `RSA-2048`, `EC-P256`, `DSA-1024`. */
function keyName({ keyAlgorithm, keyBits, curve }: Certificate): string {
  const size = curve === undefined ? keyBits : curve.replace(/^P-/, 'P');
  return size === undefined ? keyAlgorithm : `${keyAlgorithm}-${size}`;
}

/** Signers, else those that some scheme names without verifying: a debug key is one also in a broken package. */
function certificatesOf({ signature }: App): readonly Certificate[] {
  if (signature.signers.length > 0) return signature.signers;
  const named = signature.schemeSigners.filter(({ scheme }) => scheme !== 'stamp').flatMap(({ certificates }) => certificates.slice(0, 1));
  return [...new Map(named.map((certificate) => [certificate.sha256, certificate])).values()];
}

function knownKey(certificate: Certificate, { signature }: App, knowledge: Knowledge): string | undefined {
  const listed = knowledge.knownKeys.find(({ sha256 }) => sha256 === certificate.sha256)?.key;
  if (listed !== undefined) return KEYS.has(listed) ? listed : 'other';
  if (/(^|,) ?CN=Android Debug(,|$)/.test(certificate.subject)) return 'android-debug';
  return signature.signers.includes(certificate) ? signature.knownKey : undefined;
}

const KEYS: ReadonlySet<string> = new Set([
  'android-debug',
  'aosp-testkey',
  'aosp-platform',
  'aosp-shared',
  'aosp-media',
  'aosp-networkstack',
]);
