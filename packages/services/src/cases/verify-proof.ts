import type { CaseFinding } from '@touchstone/domain/case';

/** A row of a frozen notice, and what it says it rests on; empty: all that its case is about. */
export interface PublishedRow {
  readonly notice: string;
  readonly findings: readonly string[];
}

export interface ProofOfCase {
  readonly case: string;
  readonly number: string | null;
  readonly lastSeq: number;
  readonly rows: readonly PublishedRow[];
  readonly findings: readonly (Pick<CaseFinding, 'id' | 'clause' | 'isConfirmed'> & { readonly files: readonly string[] })[];
}

export interface ProofFault {
  readonly case: string;
  readonly number: string | null;
  readonly fault:
    | 'published-without-finding'
    | 'published-unconfirmed'
    | 'published-without-evidence'
    | 'evidence-damaged'
    | 'evidence-missing';
  readonly seq: number;
  /** The notice, the finding, or the file. */
  readonly detail: string;
}

/**
 * Follows every published row of a case down to its proof: to findings of the case that people confirmed, from each to evidence,
 * and from that to bytes that still have their hash.
 */
export async function verifyProof(
  proof: ProofOfCase,
  bytesOf: (sha256: string) => Promise<'whole' | 'damaged' | 'missing'>,
): Promise<readonly ProofFault[]> {
  const about = { case: proof.case, number: proof.number, seq: proof.lastSeq };
  const faults: ProofFault[] = [];
  const rested = new Map<string, ProofOfCase['findings'][number]>();
  for (const { notice, findings } of proof.rows) {
    const named = findings.length === 0 ? proof.findings : proof.findings.filter(({ id }) => findings.includes(id));
    if (named.length === 0 || named.length < findings.length) faults.push({ ...about, fault: 'published-without-finding', detail: notice });
    for (const finding of named) rested.set(finding.id, finding);
  }
  for (const { id, isConfirmed } of rested.values())
    if (!isConfirmed) faults.push({ ...about, fault: 'published-unconfirmed', detail: id });
  for (const clause of new Set([...rested.values()].map((finding) => finding.clause)))
    if ([...rested.values()].every((finding) => finding.clause !== clause || finding.files.length === 0))
      faults.push({ ...about, fault: 'published-without-evidence', detail: clause });
  for (const file of new Set([...rested.values()].flatMap(({ files }) => files))) {
    const bytes = await bytesOf(file);
    if (bytes !== 'whole') faults.push({ ...about, fault: bytes === 'damaged' ? 'evidence-damaged' : 'evidence-missing', detail: file });
  }
  return faults;
}
