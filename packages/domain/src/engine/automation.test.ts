import { expect, test } from 'vitest';
import { automationOf, type DecidedVote, decidedBy, sumAutomation } from './index.ts';

const machine = (vote: DecidedVote['vote'], strength?: DecidedVote['strength']): DecidedVote => ({
  isMachine: true,
  vote,
  ...(strength === undefined ? {} : { strength }),
});
const person = (vote: DecidedVote['vote']): DecidedVote => ({
  isMachine: false,
  vote,
  ...(vote === 'DETECTED' ? { strength: 'violation' } : {}),
});

test.each<[string, DecidedVote[], 'machine' | 'person' | undefined]>([
  ['nobody looked', [], undefined],
  ['an engine could not test it', [machine('NOT_TESTED')], undefined],
  ['an engine crashed', [machine('ERROR')], undefined],
  ['a person could not test it either', [machine('NOT_TESTED'), person('NOT_TESTED')], undefined],
  ['an engine found nothing', [machine('NOT_DETECTED')], 'machine'],
  ['an engine found a violation', [machine('DETECTED', 'violation')], 'machine'],
  ['an engine only suspects', [machine('DETECTED', 'suspected')], undefined],
  ['an engine suspects and a person decides', [machine('DETECTED', 'suspected'), person('DETECTED')], 'person'],
  ['a person agrees with an engine', [machine('DETECTED', 'violation'), person('DETECTED')], 'machine'],
  ['a person decides otherwise', [machine('NOT_DETECTED'), person('DETECTED')], 'person'],
  ['only a person looked', [person('NOT_DETECTED')], 'person'],
])('%s', (_name, votes, who) => {
  expect(decidedBy(votes)).toBe(who);
});

test('the figure counts what was tested and leaves out what was not', () => {
  expect(
    automationOf([[machine('NOT_DETECTED')], [person('DETECTED')], [machine('NOT_TESTED')], [machine('DETECTED', 'violation')]]),
  ).toEqual({
    tested: 3,
    byMachine: 2,
    share: 2 / 3,
  });
});

test('nothing tested has no share', () => {
  expect(automationOf([[machine('ERROR')]])).toEqual({ tested: 0, byMachine: 0, share: undefined });
});

test('a campaign is the sum of its apps, not the mean of their shares', () => {
  expect(
    sumAutomation([
      { tested: 1, byMachine: 1 },
      { tested: 9, byMachine: 0 },
    ]),
  ).toEqual({ tested: 10, byMachine: 1, share: 0.1 });
});
