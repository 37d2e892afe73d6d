import type { SigningBlock } from './block/signing-block.ts';
import type { Issues } from './issues.ts';
import { lineageOf, type Verdict } from './judge.ts';
import { knownKeyOf } from './known-keys.ts';
import type { Scheme, SchemeResult, SchemeSigner, SignatureReport } from './report.ts';
import type { V3Result } from './v3.ts';
import type { SchemeResults } from './verify-schemes.ts';
import type { Certificate, X509 } from './x509/certificate.ts';

/** The report of what is not even an archive. */
export function emptyReport(what: string): SignatureReport {
  return {
    verified: false,
    schemes: { v1: 'absent', v2: 'absent', v3: 'absent', v31: 'absent', v4: 'absent', stamp: 'absent' },
    errors: [{ scheme: 'apk', code: `apk/${what}` }],
    warnings: [],
    signers: [],
    schemeSigners: [],
    lineage: [],
    blockIds: [],
  };
}

/** Puts the results of all schemes together. */
export function toReport(results: SchemeResults, { verified, isV1Consulted }: Verdict, block: SigningBlock | undefined): SignatureReport {
  const { apk, v1, v2, v3, v31, v4, stamp } = results;
  const schemes = {
    v1: v1.isPresent ? resultOf(v1.issues) : 'absent',
    v2: resultOf(v2?.issues),
    v3: resultOf(v3?.issues),
    v31: resultOf(v31?.issues),
    v4: resultOf(v4?.issues),
    stamp: resultOf(stamp?.issues),
  } as const;
  const all = [apk, ...(v1.isPresent || isV1Consulted ? [v1.issues] : []), v2?.issues, v3?.issues, v31?.issues, v4?.issues, stamp?.issues];
  const issues = all.flatMap((one) => one ?? []);
  const signers = signersOf(results, schemes).map(({ certificate }) => certificate);
  const known = signers.map(knownKeyOf).find((key) => key !== undefined);
  return {
    verified,
    schemes,
    errors: issues.flatMap((one) => one.errors),
    warnings: issues.flatMap((one) => one.warnings),
    signers,
    schemeSigners: schemeSigners(results),
    lineage: [schemes.v3, schemes.v31].includes('verified') ? lineageEntries(results) : [],
    ...(known === undefined ? {} : { knownKey: known }),
    blockIds: block?.pairs.map((pair) => pair.id) ?? [],
  };
}

const resultOf = (issues: Issues | undefined): SchemeResult => (issues === undefined ? 'absent' : issues.hasErrors ? 'failed' : 'verified');

/** Of v3 and v3.1 the last signer counts: the one for the newest levels. */
function signersOf({ v1, v2, v3, v31 }: SchemeResults, schemes: Readonly<Record<Scheme, SchemeResult>>): readonly X509[] {
  if (schemes.v31 === 'verified') return last(v31);
  if (schemes.v3 === 'verified') return last(v3);
  if (schemes.v2 === 'verified') return v2?.signers.flatMap((signer) => signer.certificates.slice(0, 1)) ?? [];
  if (schemes.v1 === 'verified') return v1.signers.flatMap((signer) => signer.chain.slice(0, 1));
  return [];
}

const last = (result: V3Result | undefined): readonly X509[] => result?.signers.at(-1)?.certificates.slice(0, 1) ?? [];

function lineageEntries(results: SchemeResults): SignatureReport['lineage'] {
  return lineageOf(results).map(({ certificate, capabilities }) => ({ certificate: certificate.certificate, capabilities }));
}

function schemeSigners({ v1, v2, v3, v31, v4, stamp }: SchemeResults): readonly SchemeSigner[] {
  const ofV3 = (scheme: Scheme, result: V3Result | undefined): readonly SchemeSigner[] =>
    result?.signers.map(({ certificates, minSdk, maxSdk }) => ({ scheme, certificates: shown(certificates), minSdk, maxSdk })) ?? [];
  const stampCertificate = stamp?.certificate;
  return [
    ...v1.signers.map(({ chain, blockName }) => ({ scheme: 'v1' as const, certificates: shown(chain), file: blockName })),
    ...(v2?.signers.map(({ certificates }) => ({ scheme: 'v2' as const, certificates: shown(certificates) })) ?? []),
    ...ofV3('v3', v3),
    ...ofV3('v31', v31),
    ...(v4?.signers.map(({ certificate }) => ({ scheme: 'v4' as const, certificates: shown([certificate]) })) ?? []),
    ...(stampCertificate === undefined ? [] : [{ scheme: 'stamp' as const, certificates: shown([stampCertificate]) }]),
  ];
}

const shown = (certificates: readonly X509[]): readonly Certificate[] => certificates.map(({ certificate }) => certificate);
