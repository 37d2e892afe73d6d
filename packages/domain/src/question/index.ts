import { type Step, stepOf } from '../steps/index.ts';

export type QuestionState = 'ASKED' | 'ANSWERED' | 'CLOSED';
export type QuestionEvent = 'ask' | 'answer' | 'close';

/** A question goes back and forth until who asked it closes it; asking on opens it again. */
export const QUESTION_STEPS: readonly Step<QuestionState, QuestionEvent>[] = [
  { from: 'ASKED', on: 'ask', to: 'ASKED' },
  { from: 'ASKED', on: 'answer', to: 'ANSWERED' },
  { from: 'ASKED', on: 'close', to: 'CLOSED' },
  { from: 'ANSWERED', on: 'ask', to: 'ASKED' },
  { from: 'ANSWERED', on: 'answer', to: 'ANSWERED' },
  { from: 'ANSWERED', on: 'close', to: 'CLOSED' },
  { from: 'CLOSED', on: 'ask', to: 'ASKED' },
];

export const advanceQuestion = (state: QuestionState, on: QuestionEvent): QuestionState | undefined =>
  stepOf(QUESTION_STEPS, state, on)?.to;
