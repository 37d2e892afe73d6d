import type { App } from '@touchstone/app-model';
import type { Report } from '@touchstone/verdict';

type Signature = NonNullable<Report['signature']>;

/** The signature verdict as the report shows it. */
export function signatureSummary(signature: App['signature']): Signature {
  const { v1, v2, v3, v31, v4, stamp } = signature.schemes;
  return {
    verified: signature.verified,
    schemes: { v1, v2, v3, v31, v4, stamp },
    errors: signature.errors.map(({ scheme, code }) => ({ scheme, code })),
    warnings: signature.warnings.map(({ scheme, code }) => ({ scheme, code })),
    signers: signature.signers.map((certificate) => ({
      sha256: certificate.sha256,
      subject: certificate.subject,
      issuer: certificate.issuer,
      md5: certificate.md5,
      sha1: certificate.sha1,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
    })),
    lineage: signature.lineage.map(({ certificate }) => ({ sha256: certificate.sha256, subject: certificate.subject })),
  };
}
