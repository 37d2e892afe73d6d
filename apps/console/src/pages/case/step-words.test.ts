import { expect, test } from 'vitest';
import { isFilled, NO_WORDS } from './step-words.ts';

const decide = { event: 'decide-objection', kind: 'main', needs: ['decision', 'reason'] } as const;
const said = { ...NO_WORDS, basis: '依据', reason: '理由' };

test.each([
  ['nothing written', NO_WORDS, false],
  ['only spaces for a reason', { ...said, reason: ' ' }, false],
  ['rejected, with a reason', said, true],
  ['upheld in part, and no finding is dropped', { ...said, decision: 'partly' as const }, false],
  ['upheld in part, and one is', { ...said, decision: 'partly' as const, findings: ['f'] }, true],
])('%s', (_name, words, filled) => expect(isFilled(decide, words)).toBe(filled));
