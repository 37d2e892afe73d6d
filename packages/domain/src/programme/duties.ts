/** What a store owes of itself, clause by clause: N-164 items 9 and 10, T/TAF 078.8 and 078.9. */
export interface Duty {
  readonly clause: string;
  /** What is counted to answer it; `person`: no row of ours can. */
  readonly by: DutyCount | 'person';
}

/** What is counted on a shelf. */
export const DUTY_COUNTS = [
  'name-differs',
  'developer-missing',
  'version-missing',
  'permissions-missing',
  'policy-missing',
  'page-incomplete',
  'developer-unidentified',
  'order-not-done',
] as const;
export type DutyCount = (typeof DUTY_COUNTS)[number];

/** @source T/TAF 078.8-2020 §3 a–e, T/TAF 078.9-2021 §4 a–h, 工信部信管函〔2020〕164号 items 9 and 10 */
export const DUTIES: readonly Duty[] = [
  { clause: '164-09', by: 'page-incomplete' },
  { clause: '164-10', by: 'order-not-done' },
  { clause: '078.8-3a', by: 'person' },
  { clause: '078.8-3b', by: 'developer-unidentified' },
  { clause: '078.8-3c', by: 'person' },
  { clause: '078.8-3d', by: 'person' },
  { clause: '078.8-3e', by: 'order-not-done' },
  { clause: '078.9-4a', by: 'name-differs' },
  { clause: '078.9-4b', by: 'developer-missing' },
  { clause: '078.9-4c', by: 'person' },
  { clause: '078.9-4d', by: 'person' },
  { clause: '078.9-4e', by: 'version-missing' },
  { clause: '078.9-4f', by: 'person' },
  { clause: '078.9-4g', by: 'permissions-missing' },
  { clause: '078.9-4h', by: 'policy-missing' },
];

/** A count on one shelf: how many of how many that can be looked at, and a few of them. */
export interface DutyFigure {
  readonly found: number;
  readonly of: number;
  readonly examples: readonly { readonly id: string; readonly text: string }[];
}

export interface DutyRow {
  readonly clause: string;
  readonly verdict: 'suspected' | 'not-found' | 'not-tested';
  /** Why it was not tested. */
  readonly reason: 'person' | 'nothing-to-look-at' | null;
  readonly found: number;
  readonly of: number;
  readonly examples: DutyFigure['examples'];
}

/** One row a clause. Missing fields are what the store's feed says: whether its page lacks them too is for a person, so none is more than suspected. */
export const dutyRows = (figures: Readonly<Record<DutyCount, DutyFigure>>): readonly DutyRow[] =>
  DUTIES.map(({ clause, by }): DutyRow => {
    if (by === 'person') return { clause, verdict: 'not-tested', reason: 'person', found: 0, of: 0, examples: [] };
    const { found, of, examples } = figures[by];
    if (of === 0) return { clause, verdict: 'not-tested', reason: 'nothing-to-look-at', found, of, examples };
    return { clause, verdict: found > 0 ? 'suspected' : 'not-found', reason: null, found, of, examples };
  });
