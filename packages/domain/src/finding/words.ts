import type { FindingState } from './finding.ts';

type InWords = readonly [zh: string, en: string];

/** Where a finding stands, how sure it is and how grave: the words of pages and of files alike. */
export const FINDING_WORDS: Readonly<Record<FindingState, InWords>> = {
  CANDIDATE: ['候选', 'candidate'],
  AUTO_REJECTED: ['机器排除', 'ruled out by machine'],
  NEEDS_REVIEW: ['待复核', 'to review'],
  CONFIRMED: ['已确认', 'confirmed'],
  REJECTED: ['不成立', 'rejected'],
  INSUFFICIENT: ['证据不足', 'too little proof'],
  FIXED: ['已整改', 'put right'],
  PERSISTS: ['仍存在', 'persists'],
  NOT_REPRODUCED: ['未复现', 'not reproduced'],
};
export const STRENGTH_WORDS: Readonly<Record<'violation' | 'suspected', InWords>> = {
  violation: ['违规', 'violation'],
  suspected: ['疑似', 'suspected'],
};
export const SEVERITY_WORDS: Readonly<Record<1 | 2 | 3 | 4, InWords>> = {
  1: ['轻微', 'slight'],
  2: ['一般', 'ordinary'],
  3: ['严重', 'grave'],
  4: ['特别严重', 'very grave'],
};
