import { expect, test } from 'vitest';
import { type Column, chosenColumns, classOf } from './column.ts';
import { csvCell, csvOf } from './csv.ts';
import { queryOf } from './filter.ts';

test.each([
  ['北京, 上海', '"北京, 上海"'],
  ['say "yes"', '"say ""yes"""'],
  ['=HYPERLINK("https://evil.test")', `"'=HYPERLINK(""https://evil.test"")"`],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  [' =1+1', "' =1+1"],
  ['\t1', "'\t1"],
  ['a\u202eb', 'a⟨U+202E⟩b'],
  ['plain', 'plain'],
])('%s is the cell %s', (text, cell) => expect(csvCell(text)).toBe(cell));

test('a file begins with the mark that spreadsheets want', () => {
  expect(
    csvOf([
      ['应用', 'n'],
      ['甲', '1'],
    ]),
  ).toBe('\uFEFF应用,n\r\n甲,1\r\n');
});

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({ key, words: key, text: (row) => row, ...more });
const columns = [column('name', { isName: true }), column('state'), column('seen', { isExtra: true })];

test.each([
  [undefined, ['name', 'state']],
  ['seen', ['name', 'seen']],
  ['', ['name']],
  ['nothing', ['name']],
])('columns asked for as %s', (asked, keys) => expect(chosenColumns(columns, asked).map(({ key }) => key)).toEqual(keys));

test.each([
  [{}, undefined],
  [{ isNumber: true }, 'number'],
  [{ isScreenOnly: true }, 'screen-only'],
])('a column of %o is drawn as %s', (kind, drawn) => expect(classOf(kind)).toBe(drawn));

test('what is no filter is not sent', () => {
  const filters = [{ key: 'state', words: 'state', kind: 'choice', choices: ['A'], label: String }] as const;
  expect(queryOf(filters, { state: 'A', columns: 'seen', other: 'x', page: '2', after: 't' })).toEqual({
    state: 'A',
    limit: '50',
    after: 't',
  });
});
