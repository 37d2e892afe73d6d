import type { SignatureReport } from '@touchstone/formats/apksig';

/** A split with what its own signature is worth, judged on the API levels of the base. */
export interface JudgedSplit {
  /** File name of the archive. */
  readonly name: string;
  readonly verified: boolean;
  /** Signed with the certificates of the base, no others. */
  readonly sameSigner: boolean;
}

/** What a split has against the set it came with; `what` is the end of a code. */
export interface SplitFault {
  readonly name: string;
  readonly what: 'split-not-verified' | 'split-signer-differs';
}

export function isSameSigner(a: SignatureReport, b: SignatureReport): boolean {
  const digests = ({ signers }: SignatureReport) => new Set(signers.map(({ sha256 }) => sha256));
  const [ofA, ofB] = [digests(a), digests(b)];
  return ofA.size === ofB.size && [...ofA].every((digest) => ofB.has(digest));
}

/** One fault for each split that Android would not install with its base. */
export function faultsOf(splits: readonly JudgedSplit[]): readonly SplitFault[] {
  return splits.flatMap(({ name, verified, sameSigner }): SplitFault[] => {
    if (!verified) return [{ name, what: 'split-not-verified' }];
    return sameSigner ? [] : [{ name, what: 'split-signer-differs' }];
  });
}

/**
 * The signature of the whole app: schemes and signers are those of the base, and it is verified when base and splits
 * are. Without a manifest nothing is: the API levels by which signatures are judged stand there.
 */
export function wholeSignature(ofBase: SignatureReport, faults: readonly SplitFault[], levels: 'known' | 'unknown'): SignatureReport {
  const codes = new Set([...(levels === 'known' ? [] : ['min-sdk-unknown']), ...faults.map(({ what }) => what)]);
  if (codes.size === 0) return ofBase;
  const errors = [...codes].map((what) => ({ scheme: 'apk' as const, code: `apk/${what}` }));
  return { ...ofBase, verified: false, errors: [...ofBase.errors, ...errors] };
}
