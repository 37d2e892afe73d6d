import type { Text } from './rule.ts';

/** Case of the corpus in which a rule comes out through readers and detectors. */
export interface Proof {
  readonly case: string;
  /** `lead`: suspected, and what decides the rule was not there. */
  readonly result: 'violation' | 'suspected' | 'lead';
}

/** What `data/lists/coverage.yaml` holds, by rule. */
export const proofsIn = (list: unknown): ReadonlyMap<string, Proof> => mapOf<Proof>(list, 'rules');

/** What `data/lists/coverage-gaps.yaml` says of rules that do not come out. */
export const gapsIn = (list: unknown): ReadonlyMap<string, Text> => mapOf<Text>(list, 'gaps');

/** Clauses of the list of 42 scenes that are marked for people there. */
export function scenesForPeople(list: unknown): readonly string[] {
  const { scenesForPeople: scenes } = (list ?? {}) as { readonly scenesForPeople?: { readonly clauses: readonly string[] } };
  return scenes?.clauses ?? [];
}

function mapOf<Value>(list: unknown, field: string): ReadonlyMap<string, Value> {
  const rows = ((list ?? {}) as Readonly<Record<string, Readonly<Record<string, Value>> | undefined>>)[field];
  return new Map(Object.entries(rows ?? {}));
}
