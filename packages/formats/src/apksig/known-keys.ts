import type { KnownKey } from './report.ts';
import type { Certificate } from './x509/certificate.ts';

interface PublicKeyRow {
  readonly sha256: string;
  readonly key: KnownKey;
}

/**
 * Signing keys whose private half is public, by SHA-256 of the certificate: build/target/product/security of AOSP.
 * `testkey` was seen in packages we have; the other three are as published and not seen yet. The networkstack
 * certificate has no digest here, it is recognised by no one.
 */
const PUBLISHED: readonly PublicKeyRow[] = [
  { key: 'aosp-testkey', sha256: 'a40da80a59d170caa950cf15c18c454d47a39b26989d8b640ecd745ba71bf5dc' },
  { key: 'aosp-platform', sha256: 'c8a2e9bccf597c2fb6dc66bee293fc13f2fc47ec77bc6b2b0d52c11f51192ab8' },
  { key: 'aosp-media', sha256: '465983f7791f2abeb43ea2cbdc7f21a8260b72bc08a55c839fc1a43bc741a81e' },
  { key: 'aosp-shared', sha256: '28bbfe4a7b97e74681dc55c2fbb6ccb8d6c74963733f6af6ae74d8c3a6e879fd' },
];

const BY_SHA256: ReadonlyMap<string, KnownKey> = new Map(PUBLISHED.map(({ sha256, key }) => [sha256, key]));

/** Which public key a certificate is of. Debug keys are made anew on every machine: their subject names them. */
export function knownKeyOf(certificate: Certificate): KnownKey | undefined {
  if (/(^|,)CN=Android Debug(,|$)/.test(certificate.subject)) return 'android-debug';
  return BY_SHA256.get(certificate.sha256);
}
