export const ITEM_ANSWERS = ['acknowledge', 'report-done', 'object'] as const;
export type ItemAnswer = (typeof ITEM_ANSWERS)[number];

const ON_ITS_WAY = ['SENT', 'DELIVERED'] as const;
const LATE = ['OVERDUE', 'ESCALATED'] as const;

/** States in which a store may say so; the law of the item says the same (item-answers.test.ts). */
const FROM: Readonly<Record<ItemAnswer, readonly string[]>> = {
  acknowledge: [...ON_ITS_WAY, ...LATE],
  'report-done': [...ON_ITS_WAY, 'ACKED', 'STILL_LIVE', ...LATE],
  object: [...ON_ITS_WAY, 'ACKED', 'STILL_LIVE', ...LATE, 'REPORTED_DONE', 'PROBING'],
};

export interface Answerable {
  readonly state: string;
  readonly acknowledgedAt: string | null;
}

/** Whether an item can be answered so now; what was acknowledged late is not acknowledged again. */
export const canAnswer = ({ state, acknowledgedAt }: Answerable, answer: ItemAnswer): boolean =>
  FROM[answer].includes(state) && (answer !== 'acknowledge' || acknowledgedAt === null);

export const canBeAnswered = (item: Answerable): boolean => ITEM_ANSWERS.some((answer) => canAnswer(item, answer));

export const OBJECTION_CODES = ['not-ours', 'other-app-same-name', 'already-off', 'other-channel-package', 'other'] as const;
export type ObjectionCode = (typeof OBJECTION_CODES)[number];

/** One line of what was typed is one proof: an address or a digest. */
export const linesOf = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
