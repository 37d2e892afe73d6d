import type { App } from '@touchstone/app-model';
import type { Report } from '@touchstone/verdict';

type Signature = Report['signature'];

/** The signature verdict as the report shows it; of an input that could not be read there is none. */
export function signatureSummary(signature: App['signature'] | undefined): Signature {
  if (signature === undefined) return UNREADABLE;
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

const UNREADABLE: Signature = {
  verified: false,
  schemes: { v1: 'absent', v2: 'absent', v3: 'absent', v31: 'absent', v4: 'absent', stamp: 'absent' },
  errors: [],
  warnings: [],
  signers: [],
  lineage: [],
};
