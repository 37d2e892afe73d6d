/** Why, by decision, in the order of their number keys. */
export const REASONS = {
  confirm: ['seen-in-evidence', 'reproduced', 'stated-in-policy', 'admitted'],
  reject: [
    'not-reproduced',
    'wrong-clause',
    'lawful-basis',
    'third-party-code-unused',
    'consent-was-given',
    'engine-mistake',
    'duplicate',
    'not-in-scope',
  ],
  'ask-evidence': ['no-screenshot', 'no-run', 'policy-missing', 'unclear-owner', 'unreadable'],
} as const;

export type Decision = keyof typeof REASONS;

/** Keys that begin a decision. */
export const DECISION_KEYS: Readonly<Record<string, Decision>> = { y: 'confirm', n: 'reject', u: 'ask-evidence' };
