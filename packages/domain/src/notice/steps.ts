import { type Step, stepOf } from '../steps/index.ts';

export const NOTICE_STATES = ['DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export const NOTICE_EVENTS = ['submit', 'return', 'approve', 'freeze', 'publish', 'correct', 'withdraw'] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** `complete`: there are rows, each sound, and no field is missing; `other-person`: not who drafted it; `reasoned`: with words for the public. */
export type NoticeGuard = 'complete' | 'other-person' | 'reasoned';
/**
 * `take-numbers`: 批次 of the year and in all; `cancel-numbers`: they were given up before anybody saw them; `recall-cases`: cases
 * that are named nowhere any more count as not noticed.
 */
export type NoticeEffect = 'take-numbers' | 'write-files' | 'move-cases' | 'cancel-numbers' | 'recall-cases';

/** The life of a notice. Nothing leads back from FROZEN: what was frozen is published as it is, or withdrawn. */
export const NOTICE_STEPS: readonly Step<NoticeState, NoticeEvent, NoticeGuard, NoticeEffect>[] = [
  { from: 'DRAFT', on: 'submit', when: 'complete', to: 'LEGAL_REVIEW' },
  { from: 'DRAFT', on: 'withdraw', when: 'reasoned', to: 'WITHDRAWN' },
  { from: 'LEGAL_REVIEW', on: 'return', when: 'reasoned', to: 'DRAFT' },
  { from: 'LEGAL_REVIEW', on: 'approve', when: 'other-person', to: 'APPROVED' },
  { from: 'LEGAL_REVIEW', on: 'withdraw', when: 'reasoned', to: 'WITHDRAWN' },
  { from: 'APPROVED', on: 'return', when: 'reasoned', to: 'DRAFT' },
  { from: 'APPROVED', on: 'freeze', when: 'complete', to: 'FROZEN', effects: ['take-numbers', 'write-files'] },
  { from: 'APPROVED', on: 'withdraw', when: 'reasoned', to: 'WITHDRAWN' },
  { from: 'FROZEN', on: 'publish', when: 'other-person', to: 'PUBLISHED', effects: ['move-cases'] },
  { from: 'FROZEN', on: 'withdraw', when: 'reasoned', to: 'WITHDRAWN', effects: ['cancel-numbers'] },
  { from: 'PUBLISHED', on: 'correct', when: 'reasoned', to: 'CORRECTED', effects: ['recall-cases'] },
  { from: 'PUBLISHED', on: 'withdraw', when: 'reasoned', to: 'WITHDRAWN', effects: ['recall-cases'] },
];

/** What the guards look at. */
export interface NoticeFacts {
  /** Faults that stand in the way of a complete notice. */
  readonly faults: number;
  readonly isDrafter: boolean;
  readonly reason: string;
}

const GUARDS: Readonly<Record<NoticeGuard, (facts: NoticeFacts) => boolean>> = {
  complete: ({ faults }) => faults === 0,
  'other-person': ({ isDrafter }) => !isDrafter,
  reasoned: ({ reason }) => reason.trim() !== '',
};

export type NoticeOutcome =
  | { readonly ok: true; readonly to: NoticeState; readonly effects: readonly NoticeEffect[] }
  | { readonly ok: false; readonly reason: 'no-such-step' | NoticeGuard };

/** Takes a notice one step on. */
export function advanceNotice(from: NoticeState, on: NoticeEvent, facts: NoticeFacts): NoticeOutcome {
  const step = stepOf(NOTICE_STEPS, from, on, (guard) => GUARDS[guard](facts));
  if (step !== undefined) return { ok: true, to: step.to, effects: step.effects ?? [] };
  const wanted = NOTICE_STEPS.find((row) => row.from === from && row.on === on)?.when;
  return { ok: false, reason: wanted ?? 'no-such-step' };
}

/** The text may still change. */
export const isOpen = (state: NoticeState): boolean => state === 'DRAFT';
/** Anybody may read it: corrected and withdrawn ones stay readable, marked so, once they were published. */
export const isPublic = (state: NoticeState, wasPublished: boolean): boolean =>
  state === 'PUBLISHED' || (wasPublished && (state === 'CORRECTED' || state === 'WITHDRAWN'));
