import { describe, expect, test } from 'vitest';
import { checkResult } from '../engine/index.ts';
import {
  type Answer,
  type AnswerFault,
  faultsOfAnswer,
  labEngine,
  openSheet,
  progressOf,
  resultOfSheet,
  type SheetState,
  saveAnswer,
  sheetItems,
  submitSheet,
} from './index.ts';
import { sampleSheet as sheet, sheetRules } from './sheet.fixture.ts';

const NOW = 2_000_000;
const SHA = 'c'.repeat(64);
const answer = (clause: string, word: Answer['answer'], more: Partial<Answer> = {}): Answer => ({
  clause,
  answer: word,
  evidence: [],
  device: 'Pixel 6, Android 14, #12',
  testedAt: 1_000_000,
  tester: '王测试',
  note: '',
  ...more,
});
const screenshot = { kind: 'screenshot', file: 'x-1.png', sha256: SHA } as const;

function filled(...answers: readonly Answer[]): SheetState {
  return answers.reduce((state, one) => {
    const saved = saveAnswer(sheet, state, one, state.revision);
    return saved.ok ? saved.state : state;
  }, openSheet(sheet));
}

describe('the items', () => {
  test('are the clauses in force that need a person, with all rules of each', () => {
    expect(sheet.items.map(({ clause, rules, proof, onDevice }) => ({ clause, rules, proof, onDevice }))).toEqual([
      { clause: 'X-1', rules: ['cannot-close', 'reads-early'], proof: ['screenshot', 'video'], onDevice: true },
      { clause: 'X-2', rules: ['shelf-says-nothing'], proof: ['screenshot'], onDevice: false },
      { clause: 'X-3', rules: ['servers'], proof: ['screenshot', 'video', 'document'], onDevice: false },
    ]);
  });

  test('say how to look, and where nobody wrote it, what to look for', () => {
    expect(sheet.items[0]?.steps.map(({ zh }) => zh)).toEqual(['打开应用', '点击关闭', '核查是否存在：言 reads-early']);
  });

  test('can be some of the clauses only', () => {
    const items = sheetItems(sheetRules, { asOf: '2026-11-22', stepsOf: () => [], clauses: new Set(['X-2', 'X-4']) });
    expect(items.map(({ clause }) => clause)).toEqual(['X-2']);
  });
});

describe('an answer', () => {
  test.each<[string, Answer, AnswerFault[]]>([
    ['a violation with a screenshot', answer('X-1', 'violation', { evidence: [screenshot] }), []],
    ['a violation without evidence', answer('X-1', 'violation'), ['no-evidence']],
    [
      'a violation shown by a document only',
      answer('X-1', 'violation', { evidence: [{ ...screenshot, kind: 'document' }] }),
      ['wrong-evidence'],
    ],
    [
      'a file that has not arrived',
      answer('X-1', 'violation', { evidence: [{ kind: 'video', file: 'a.mp4' }] }),
      ['evidence-not-handed-in'],
    ],
    [
      'nothing found, by whom and when unknown',
      answer('X-1', 'not-found', { device: ' ', tester: '', testedAt: NOW + 1 }),
      ['no-device', 'in-the-future', 'no-tester'],
    ],
    ['a store page needs no device', answer('X-2', 'not-found', { device: '' }), []],
    ['not tested without a reason', answer('X-1', 'cannot-test', { device: '' }), ['no-reason']],
    ['not tested, with one', answer('X-1', 'cannot-test', { device: '', note: '需要企业账号' }), []],
  ])('%s', (_name, given, faults) => {
    const item = sheet.items.find(({ clause }) => clause === given.clause);
    expect(item && faultsOfAnswer(item, given, NOW)).toEqual(faults);
  });

  test('without a time is not handed in', () => {
    const { testedAt: _, ...without } = answer('X-2', 'not-found');
    expect(faultsOfAnswer(sheet.items[1]!, without, NOW)).toEqual(['no-time']);
  });

  test.each([
    ['for another sheet', { ...openSheet(sheet), sheet: 'other' }, answer('X-1', 'not-found'), 0, 'other-sheet'],
    ['after handing in', { ...openSheet(sheet), submitted: true }, answer('X-1', 'not-found'), 0, 'submitted'],
    ['by who has not seen the latest', openSheet(sheet), answer('X-1', 'not-found'), 4, 'stale'],
    ['to a clause that is not asked', openSheet(sheet), answer('X-4', 'not-found'), 0, 'no-such-clause'],
    ['that is endless', openSheet(sheet), answer('X-1', 'not-found', { note: 'x'.repeat(2_001) }), 0, 'too-long'],
  ] as const)('%s is refused', (_name, state, given, revision, reason) => {
    expect(saveAnswer(sheet, state, given, revision)).toEqual({ ok: false, reason });
  });
});

test('a sheet is put aside and gone on with', () => {
  const first = filled(answer('X-1', 'violation'));
  const later = JSON.parse(JSON.stringify(first)) as SheetState;
  expect(progressOf(sheet, later, NOW)).toEqual({
    items: 3,
    answered: 1,
    open: ['X-2', 'X-3'],
    faults: [{ clause: 'X-1', fault: 'no-evidence' }],
  });
  const saved = saveAnswer(sheet, later, answer('X-1', 'not-found'), 1);
  expect(saved.ok && progressOf(sheet, saved.state, NOW).faults).toEqual([]);
});

describe('handing in', () => {
  test('a violation without evidence is refused', () => {
    expect(submitSheet(sheet, filled(answer('X-1', 'violation')), NOW)).toEqual({
      ok: false,
      reason: 'faults',
      faults: [{ clause: 'X-1', fault: 'no-evidence' }],
    });
  });

  test('an empty sheet and a sheet twice are refused', () => {
    expect(submitSheet(sheet, openSheet(sheet), NOW)).toMatchObject({ ok: false, reason: 'nothing-answered' });
    expect(submitSheet(sheet, { ...filled(answer('X-2', 'not-found')), submitted: true }, NOW)).toMatchObject({ reason: 'submitted' });
  });
});

describe('the result', () => {
  const handIn = (...answers: readonly Answer[]) => {
    const handed = submitSheet(sheet, filled(...answers), NOW);
    return handed.ok ? resultOfSheet('CAICT', sheet, handed.state, 'd'.repeat(64)) : handed;
  };
  const given = handIn(
    answer('X-1', 'violation', { evidence: [screenshot, { ...screenshot, kind: 'video', file: 'x-1.mp4' }], note: '关闭按钮无效' }),
    answer('X-2', 'cannot-test', { note: '商店下架' }),
  );

  test('is one of the engine lab:CAICT, and what was not answered is not tested', () => {
    expect(given.ok && given.result).toMatchObject({
      engine: { id: 'lab:CAICT', version: '1', ruleSet: '2026-1' },
      outcome: 'PARTIAL',
      clauses: [
        { clause: 'X-1', vote: 'DETECTED', strength: 'violation', evidence: [0, 1] },
        { clause: 'X-2', vote: 'NOT_TESTED', reason: 'lab-cannot-test', evidence: [] },
        { clause: 'X-3', vote: 'NOT_TESTED', reason: 'not-answered', evidence: [] },
      ],
      evidence: [{ kind: 'screenshot', at: { file: 'x-1.png', element: 'X-1' }, text: '关闭按钮无效', sha256: SHA }, { kind: 'video' }],
    });
  });

  test('is taken like that of any other engine', () => {
    const checked = checkResult(given.ok && given.result, {
      engine: labEngine('CAICT', sheet),
      artifact: sheet.subject.artifact,
      configHash: 'd'.repeat(64),
      given: new Set(['person']),
      knownClauses: new Set(['X-1', 'X-2', 'X-3']),
    });
    expect(checked).toMatchObject({ ok: true, problems: [] });
    expect(checked.ok && checked.result.clauses).toEqual(given.ok && given.result.clauses);
  });

  test('does not exist before the sheet is handed in', () => {
    expect(resultOfSheet('CAICT', sheet, filled(answer('X-2', 'not-found')), '')).toEqual({ ok: false, reason: 'not-submitted' });
  });
});
