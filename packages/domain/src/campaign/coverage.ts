/** Where a member of a sample is. */
export const MEMBER_STATES = ['PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED', 'NOT_TESTABLE', 'REPLACED'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** What a figure of progress counts: the list behind it asks the same states. */
export const MEMBER_STAGES = {
  standing: ['PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED', 'NOT_TESTABLE'],
  acquired: ['ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED'],
  tested: ['TESTED', 'REVIEWED'],
  reviewed: ['REVIEWED'],
  'not-testable': ['NOT_TESTABLE'],
  open: ['PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED'],
  replaced: ['REPLACED'],
} as const satisfies Readonly<Record<string, readonly MemberState[]>>;
export type MemberStage = keyof typeof MEMBER_STAGES;

export interface MemberCount {
  readonly state: MemberState;
  /** Of NOT_TESTABLE and REPLACED. */
  readonly reason: string | null;
  readonly count: number;
}

/** Part of a whole, with the whole: a share without its denominator is no figure. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Coverage {
  /** Members that stand: drawn, and not replaced by another. The denominator of all that follows. */
  readonly members: number;
  readonly acquired: Share;
  /** At least one engine or person finished on it. */
  readonly tested: Share;
  /** Of those tested: every finding that needed a person has had one. */
  readonly reviewed: Share;
  readonly notTestable: Share;
  readonly notTestableByReason: readonly { readonly reason: string; readonly count: number }[];
  readonly open: Share;
  /** Drawn and replaced; not among `members`. */
  readonly replaced: number;
  readonly replacedByReason: readonly { readonly reason: string; readonly count: number }[];
}

/** Figures of a campaign's progress, or of one stratum, province or store of it. */
export function coverageOf(counts: readonly MemberCount[]): Coverage {
  const sum = (stage: MemberStage) =>
    counts
      .filter((row) => (MEMBER_STAGES[stage] as readonly MemberState[]).includes(row.state))
      .reduce((total, row) => total + row.count, 0);
  const members = sum('standing');
  const tested = sum('tested');
  return {
    members,
    acquired: { count: sum('acquired'), of: members },
    tested: { count: tested, of: members },
    reviewed: { count: sum('reviewed'), of: tested },
    notTestable: { count: sum('not-testable'), of: members },
    notTestableByReason: byReason(counts, 'NOT_TESTABLE'),
    open: { count: sum('open'), of: members },
    replaced: sum('replaced'),
    replacedByReason: byReason(counts, 'REPLACED'),
  };
}

function byReason(counts: readonly MemberCount[], state: MemberState) {
  const reasons = Map.groupBy(
    counts.filter((row) => row.state === state && row.count > 0),
    (row) => row.reason ?? 'no-reason-given',
  );
  return [...reasons]
    .map(([reason, rows]) => ({ reason, count: rows.reduce((total, row) => total + row.count, 0) }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
