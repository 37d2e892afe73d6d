import { confidenceOf, LINK_HOLDS, type LinkEvidenceKind } from '@touchstone/domain/inventory';
import type { OperatorEvidence } from '../acquisition/ports.ts';

export interface OperatorByEvidence {
  /** Whose it is, when that is sure enough. */
  readonly operator: string | undefined;
  /** All that are named, when they are more than one. */
  readonly disputed: readonly string[];
}

/** Whom the evidence about one app or signer names, what speaks for another counted against each. */
export function operatorByEvidence(rows: readonly OperatorEvidence[]): OperatorByEvidence {
  const operators = [...new Set(rows.map(({ operator }) => operator))].sort();
  const scored = operators.map((operator) => {
    const mine = rows.filter((row) => row.operator === operator);
    const others = rows.filter((row) => row.operator !== operator);
    const evidence = [
      ...kindsOf(mine).map((kind) => ({ kind, speaks: 'for' as const, source: '' })),
      ...kindsOf(others).map((kind) => ({ kind, speaks: 'against' as const, source: '' })),
    ];
    return { operator, ...confidenceOf(evidence) };
  });
  const best = scored.toSorted((a, b) => b.confidence - a.confidence)[0];
  const holds = best !== undefined && best.confidence >= LINK_HOLDS;
  return { operator: holds ? best.operator : undefined, disputed: operators.length > 1 ? operators : [] };
}

/** Two stores that name the same firm weigh more than one that does so twice. */
function kindsOf(rows: readonly OperatorEvidence[]): readonly LinkEvidenceKind[] {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const stores = new Set(rows.filter(({ kind }) => kind === 'store-developer').map(({ source }) => source));
  return stores.size > 1 && !kinds.includes('stores-agree') ? [...kinds, 'stores-agree'] : kinds;
}
