export type MeasureAct = 'appeal' | 'uphold' | 'lift';

interface Rule {
  readonly act: MeasureAct;
  readonly from: readonly string[];
  readonly permission: string;
  /** Kinds of organisations that may. */
  readonly kinds: readonly string[];
}

const RULES: readonly Rule[] = [
  { act: 'uphold', from: ['APPEALED'], permission: 'programme.manage', kinds: ['store'] },
  { act: 'lift', from: ['IMPOSED', 'APPEALED', 'UPHELD'], permission: 'programme.manage', kinds: ['store'] },
  // a store enters what reached it otherwise
  { act: 'appeal', from: ['IMPOSED'], permission: 'case.object', kinds: ['store', 'enterprise', 'sdk-provider', 'terminal-maker'] },
];

/** What somebody may do with a measure now. */
export const actsOn = (state: string, kind: string, may: (permission: string) => boolean): readonly MeasureAct[] =>
  RULES.filter((rule) => rule.from.includes(state) && may(rule.permission) && rule.kinds.includes(kind)).map(({ act }) => act);
