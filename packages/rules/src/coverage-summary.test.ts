import { expect, test } from 'vitest';
import type { Answer, CoverageRow } from './coverage.ts';
import { sceneCount } from './coverage-summary.ts';
import { sceneLines } from './coverage-words.ts';

const row = (clause: string, answer: Answer, source?: string): CoverageRow => ({
  rule: clause,
  clause,
  instrument: '164',
  title: { zh: clause, en: clause },
  ...(source === undefined ? {} : { source }),
  needs: ['runtime'],
  decidedBy: 'machine',
  when: [],
  lead: [],
  open: [],
  missing: [],
  static: 'nothing',
  answer,
});

test('scenes are counted beside what their list leaves to people', () => {
  const rows = [
    row('164-01.1', 'decides', 'list'),
    row('164-02.1', 'suspects', 'list'),
    row('164-03.3', 'person', 'list'),
    row('164-08.1', 'suspects', 'list'),
    row('164-10', 'person'),
  ];
  const count = sceneCount(rows, ['164-02.1', '164-03.3']);
  expect(count).toMatchObject({ total: 4, counts: { decides: 1, suspects: 2, person: 1 }, behind: ['164-08.1'] });
  expect(count.theirs).toMatchObject({ decides: [], suspects: ['164-02.1'], person: ['164-03.3'] });
  expect(sceneLines(count, 'en')[1]).toBe(
    "Of the 2 that 百度史宾格's list marks for people, here: suspected 1 (164-02.1); person 1 (164-03.3).",
  );
});
