export type { ContentLimits, Unpacked } from './archive/entry-contents.ts';
export { knownKeyOf } from './known-keys.ts';
export type {
  Capability,
  KnownKey,
  LineageEntry,
  Scheme,
  SchemeResult,
  SchemeSigner,
  SignatureIssue,
  SignatureReport,
} from './report.ts';
export { type VerifyOptions, verifyApk } from './verify-apk.ts';
export type { Certificate } from './x509/certificate.ts';
export { readCertificate } from './x509/certificate.ts';
