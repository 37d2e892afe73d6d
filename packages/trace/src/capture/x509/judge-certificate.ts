import type { CertificateProblem } from '../../trace.ts';
import type { Certificate } from './certificate.ts';

/** When and for whom a certificate was shown. */
export interface Shown {
  /** Milliseconds since 1970, by the capture's clock; absent when the capture has none. */
  readonly timeMs?: number;
  /** Name that the client asked for, or the address it connected to. */
  readonly host?: string;
}

type Judge = (certificate: Certificate, shown: Shown) => boolean;

const MIN_BITS: Readonly<Record<string, number>> = { RSA: 2048, DSA: 2048, EC: 224 };
const WEAK_HASHES: ReadonlySet<string> = new Set(['md2', 'md5', 'sha1']);

const JUDGES: readonly (readonly [CertificateProblem, Judge])[] = [
  ['expired', (certificate, { timeMs }) => timeMs !== undefined && timeMs > certificate.notAfter],
  ['not-yet-valid', (certificate, { timeMs }) => timeMs !== undefined && timeMs < certificate.notBefore],
  ['wrong-host', (certificate, { host }) => host !== undefined && !isFor(certificate, host)],
  ['self-signed', (certificate) => certificate.isSelfIssued],
  ['weak-key', ({ keyAlgorithm, keyBits }) => keyBits !== undefined && keyBits < (MIN_BITS[keyAlgorithm] ?? 0)],
  // Who signs for itself proves nothing by the signature, so its digest does not matter.
  ['weak-hash', ({ signatureHash, isSelfIssued }) => !isSelfIssued && signatureHash !== undefined && WEAK_HASHES.has(signatureHash)],
];

/** What is wrong with a server's certificate. Whether a root vouches for it cannot be told from a capture. */
export function judgeCertificate(certificate: Certificate, shown: Shown): readonly CertificateProblem[] {
  return JUDGES.flatMap(([problem, isWrong]) => (isWrong(certificate, shown) ? [problem] : []));
}

/** The common name counts only where there is no other name. @source RFC 6125 6.4, RFC 9525 */
export function isFor(certificate: Certificate, host: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  const names = certificate.names.length > 0 ? certificate.names : [certificate.commonName?.toLowerCase() ?? ''];
  return names.some((name) => name === wanted || (name.startsWith('*.') && wanted.includes('.') && name.slice(1) === afterLabel(wanted)));
}

/** `.example.com` of `a.example.com`: a star stands for one label. */
const afterLabel = (host: string) => host.slice(host.indexOf('.'));
