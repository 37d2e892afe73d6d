import { expect, test } from 'vitest';
import { previewRows, rowOf } from './preview.ts';
import type { SheetDetail } from './sheet-page.tsx';

const answer = (clause: string, note: string): SheetDetail['answers'][number] => ({
  clause,
  answer: 'not-found',
  evidence: [],
  device: 'Pixel 6',
  testedAt: null,
  tester: '王',
  note,
});

test('each row of a workbook is new, changed, the same, or empty', () => {
  const would = {
    clauses: ['a', 'b', 'c', 'd'].map((clause) => ({ clause })),
    answers: [answer('a', '新'), answer('b', '改'), answer('c', '同')],
    faults: [{ clause: 'a', fault: 'no-time' }],
  } as unknown as SheetDetail;
  const rows = previewRows({ answers: [answer('b', '旧'), answer('c', '同')] }, would);
  expect(rows.map(({ row, change }) => [row, change])).toEqual([
    [2, 'new'],
    [3, 'changed'],
    [4, 'same'],
    [5, 'empty'],
  ]);
  expect(rows[0]).toMatchObject({ note: '新', faults: ['no-time'], from: undefined, to: 'not-found' });
});

test.each([
  ['/body/row/12', 12],
  ['/body', undefined],
])('%s is row %s', (pointer, row) => expect(rowOf(pointer)).toBe(row));
