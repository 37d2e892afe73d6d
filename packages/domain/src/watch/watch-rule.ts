/** What a rule watches: one case, all of a firm, a clause, a category of the 39. */
export const WATCH_KINDS = ['case', 'operator', 'clause', 'category'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What sets a look off by itself, beside the calendar. */
export const WATCH_TRIGGERS = ['new-version', 'complaint', 'remote-configuration'] as const;
export type WatchTrigger = (typeof WATCH_TRIGGERS)[number];

export interface WatchRule {
  readonly kind: WatchKind;
  /** Id of the case or the operator, the clause, the number of the category. */
  readonly target: string;
  /** Clauses that are looked at; empty: those of the closed case. */
  readonly clauses: readonly string[];
  /** Days between two looks; null: only when something triggers one. */
  readonly everyDays: number | null;
  readonly triggers: readonly WatchTrigger[];
  readonly fromMs: number;
  /** Null: for ever. */
  readonly untilMs: number | null;
}

/** A closed case as rules look at it. */
export interface WatchedCase {
  readonly id: string;
  readonly operator: string | null;
  readonly category: number | null;
  readonly clauses: readonly string[];
}

export type WatchRuleFault = 'never-due' | 'until-before-from' | 'bad-target' | 'bad-interval';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TARGETS: Readonly<Record<WatchKind, RegExp>> = {
  case: UUID,
  operator: UUID,
  clause: /^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}$/,
  category: /^([1-9]|[12][0-9]|3[0-9])$/,
};

/** What is wrong with a rule; empty when it may stand. */
export function faultsOfRule({ kind, target, everyDays, triggers, fromMs, untilMs }: WatchRule): readonly WatchRuleFault[] {
  const faults: WatchRuleFault[] = [];
  if (!TARGETS[kind].test(target)) faults.push('bad-target');
  if (everyDays !== null && !(Number.isInteger(everyDays) && everyDays >= 1 && everyDays <= 3650)) faults.push('bad-interval');
  if (everyDays === null && triggers.length === 0) faults.push('never-due');
  if (untilMs !== null && untilMs <= fromMs) faults.push('until-before-from');
  return faults;
}

/** Whether a rule watches a case. */
export function watches({ kind, target }: Pick<WatchRule, 'kind' | 'target'>, one: WatchedCase): boolean {
  switch (kind) {
    case 'case':
      return one.id === target;
    case 'operator':
      return one.operator === target;
    case 'clause':
      return one.clauses.includes(target);
    case 'category':
      return one.category !== null && String(one.category) === target;
  }
}

/** Clauses that a look of this rule at this case is about, sorted. A rule on a clause looks at that clause. */
export function clausesToWatch(
  { kind, target, clauses }: Pick<WatchRule, 'kind' | 'target' | 'clauses'>,
  one: WatchedCase,
): readonly string[] {
  const wanted = kind === 'clause' && clauses.length === 0 ? [target] : clauses;
  return [...new Set(wanted.length === 0 ? one.clauses : one.clauses.filter((clause) => wanted.includes(clause)))].sort();
}

const DAY_MS = 86_400_000;
/** Instants are written with four digits of a year. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * When the rule is due next after `nowMs`: on its own days, counted from its beginning, however late the last look was.
 * @returns null when it is never due again
 */
export function nextDue({ everyDays, fromMs, untilMs }: Pick<WatchRule, 'everyDays' | 'fromMs' | 'untilMs'>, nowMs: number): number | null {
  if (everyDays === null) return null;
  const step = everyDays * DAY_MS;
  const passed = nowMs < fromMs ? 0 : Math.floor((nowMs - fromMs) / step);
  const due = fromMs + (passed + 1) * step;
  return due > Math.min(untilMs ?? LAST_MS, LAST_MS) ? null : due;
}
