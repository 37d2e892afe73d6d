/** What a row of a notice rests on, as the records have it now. */
export interface RowGround {
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly isPlaceholder: boolean;
  /** undefined: there is no such case. */
  readonly caseState: string | undefined;
  readonly findings: readonly GroundFinding[];
}

export interface GroundFinding {
  readonly id: string;
  readonly state: string;
  readonly isOfCase: boolean;
  readonly evidence: readonly { readonly sha256: string; readonly bytes: 'match' | 'differ' | 'absent' | 'purged' }[];
}

export type RowFaultReason =
  | 'placeholder'
  | 'no-case'
  | 'case-not-ready'
  | 'no-finding'
  | 'finding-not-confirmed'
  | 'finding-of-another-case'
  | 'no-evidence'
  | 'evidence-absent'
  | 'evidence-differs';

export interface RowFault {
  readonly attachment: number;
  readonly ordinal: number;
  readonly name: string;
  readonly reason: RowFaultReason;
  /** Finding or digest that is at fault. */
  readonly about: string;
}

/** States of a finding that people have confirmed. */
const CONFIRMED: ReadonlySet<string> = new Set(['CONFIRMED', 'PERSISTS']);
/** Later good news does not take back what was published. */
const ONCE_CONFIRMED: ReadonlySet<string> = new Set([...CONFIRMED, 'FIXED']);

/**
 * Invariant 1: every published row → its case → confirmed findings → evidence whose SHA-256 still matches the stored bytes.
 *
 * @param readyStates states of a case that allow its row; after publication any state does
 */
export function faultsOfRows(rows: readonly RowGround[], readyStates: ReadonlySet<string> | 'published'): readonly RowFault[] {
  const confirmed = readyStates === 'published' ? ONCE_CONFIRMED : CONFIRMED;
  return rows.flatMap((row) => {
    const fault = (reason: RowFaultReason, about = ''): RowFault => ({
      attachment: row.attachment,
      ordinal: row.ordinal,
      name: row.name,
      reason,
      about,
    });
    if (row.isPlaceholder) return [fault('placeholder')];
    if (row.caseState === undefined) return [fault('no-case')];
    const faults: RowFault[] = [];
    if (readyStates !== 'published' && !readyStates.has(row.caseState)) faults.push(fault('case-not-ready', row.caseState));
    if (row.findings.length === 0) faults.push(fault('no-finding'));
    for (const finding of row.findings) {
      if (!finding.isOfCase) faults.push(fault('finding-of-another-case', finding.id));
      if (!confirmed.has(finding.state)) faults.push(fault('finding-not-confirmed', finding.id));
      if (finding.evidence.length === 0) faults.push(fault('no-evidence', finding.id));
      for (const { sha256, bytes } of finding.evidence) {
        if (bytes === 'differ') faults.push(fault('evidence-differs', sha256));
        if (bytes === 'absent' || bytes === 'purged') faults.push(fault('evidence-absent', sha256));
      }
    }
    return faults;
  });
}
