import { type CaseState, foldCase, type HistoryFault, type RecordedEvent, stateIn } from '@touchstone/domain/case';
import type { Sha256 } from '@touchstone/kernel/keyed-order';

/** The row of a case, as far as its events say the same. */
export interface ToVerify {
  readonly id: string;
  readonly number: string | null;
  readonly state: CaseState;
  readonly penalty: string;
  readonly access: string;
  readonly credit: string;
  readonly lastSeq: number;
  readonly lastHash: string;
}

export interface CaseFault {
  readonly case: string;
  readonly number: string | null;
  /** `row`: the events fold, and the row says something else. */
  readonly fault: HistoryFault | 'row';
  /** Event at which it shows. */
  readonly seq: number;
  readonly detail: string;
}

/** Folds the events of a case and holds them against its row; undefined when all is as it was written. */
export function verifyCase(hash: Sha256, row: ToVerify, events: readonly RecordedEvent[]): CaseFault | undefined {
  const about = { case: row.id, number: row.number };
  const folded = foldCase(events, hash);
  if (!folded.ok) return { ...about, fault: folded.fault, seq: folded.seq, detail: '' };
  const { case: of } = folded;
  const kept: readonly (readonly [string, string | number, string | number])[] = [
    ['state', row.state, of.state],
    ...(['penalty', 'access', 'credit'] as const).map((region) => [region, row[region], stateIn(of, region)] as const),
    ['last_seq', row.lastSeq, of.lastSeq],
    ['last_hash', row.lastHash, of.lastHash],
  ];
  const differs = kept.find(([, has, says]) => has !== says);
  if (differs === undefined) return undefined;
  const [name, has, says] = differs;
  return { ...about, fault: 'row', seq: of.lastSeq, detail: `${name}: ${has}, by its events ${says}` };
}
