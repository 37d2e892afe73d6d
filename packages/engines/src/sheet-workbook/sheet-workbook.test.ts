import { type Answer, openSheet, SHEET_SCHEMA, type Sheet, type SheetState, sheetItems, submitSheet } from '@touchstone/domain/sheet';
import { guidance, ruleSet } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { topicsOf } from '@touchstone/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { explainSheetFault, readSheetWorkbook, writeSheetWorkbook } from './index.ts';
import { shanghaiText, shanghaiTime } from './shanghai-time.ts';

const topics = guidance();
const sheet: Sheet = {
  schema: SHEET_SCHEMA,
  id: 'S-2026-000123',
  subject: { artifact: 'a'.repeat(64), name: 'cn.example.app', label: '=示例', version: '1.2 (3)' },
  ruleSet: ruleSet.version,
  asOf: '2026-11-22',
  items: sheetItems(ruleSet.rules, { asOf: '2026-11-22', stepsOf: (rule) => topicsOf(rule, topics).flatMap(({ check }) => check) }),
};
const [first, second, third] = sheet.items.map(({ clause }) => clause) as [string, string, string];
const SHA = 'c'.repeat(64);
const files = new Map([['关闭按钮.png', SHA]]);

const answer = (clause: string, more: Partial<Answer> = {}): Answer => ({
  clause,
  answer: 'not-found',
  evidence: [],
  device: '小米 14，HyperOS 1.0',
  testedAt: Date.UTC(2026, 10, 22, 6, 5),
  tester: '王测试',
  note: '',
  ...more,
});
const stateWith = (...answers: readonly Answer[]): SheetState => ({
  ...openSheet(sheet),
  revision: answers.length,
  answers: Object.fromEntries(answers.map((one) => [one.clause, one])),
});
const answers = [
  answer(first, { answer: 'violation', evidence: [{ kind: 'screenshot', file: '关闭按钮.png', sha256: SHA }], note: '=按钮\n透明' }),
  answer(second),
  answer(third, { answer: 'cannot-test', note: '需要企业账号', device: '' }),
];

test('the sheet has every clause that needs a person, each with steps and what must be shown', () => {
  expect(sheet.items.length).toBeGreaterThan(150);
  expect(sheet.items.filter(({ steps, asks, proof }) => steps.length === 0 || asks.length === 0 || proof.length === 0)).toEqual([]);
});

test('out and in again nothing is lost', async () => {
  const bytes = await writeSheetWorkbook(sheet, stateWith(...answers));
  const read = readSheetWorkbook(bytes, sheet, { state: openSheet(sheet), files });
  expect(read.ok && read.state.answers).toEqual(stateWith(...answers).answers);
  expect(read.ok && submitSheet(sheet, read.state, Date.UTC(2027, 0, 1)).ok).toBe(true);
});

test('an empty sheet leaves everything open', async () => {
  const read = readSheetWorkbook(await writeSheetWorkbook(sheet), sheet, { state: openSheet(sheet), files });
  expect(read).toEqual({ ok: true, state: openSheet(sheet) });
});

test('evidence that did not come along has no digest, and the sheet cannot be handed in', async () => {
  const bytes = await writeSheetWorkbook(sheet, stateWith(...answers));
  const read = readSheetWorkbook(bytes, sheet, { state: openSheet(sheet), files: new Map() });
  expect(read.ok && submitSheet(sheet, read.state, Date.UTC(2027, 0, 1))).toMatchObject({
    ok: false,
    faults: [{ clause: first, fault: 'evidence-not-handed-in' }],
  });
});

/** The workbook as a tester's program saves it after a change of its cells. */
async function changed(change: (cells: string[][][]) => void): Promise<Uint8Array> {
  const { value } = readWorkbook(await writeSheetWorkbook(sheet, stateWith(...answers)), { ports });
  const cells = value.map(({ rows }) => rows.map((row) => [...row]));
  change(cells);
  const written = await writeXlsxFile(
    value.map(({ name }, i) => ({ sheet: name, data: (cells[i] ?? []).map((row) => row.map((text) => ({ value: text, type: String }))) })),
  ).toBuffer();
  return new Uint8Array(written);
}

const TABLE = 0;
const ABOUT = 1;
const at = (cells: string[][][], row: number) => cells[TABLE]?.[row] as string[];

describe('a workbook is refused as a whole', () => {
  test.each<[string, (cells: string[][][]) => void, string]>([
    ['of another app', (cells) => (cells[ABOUT]![2]![1] = 'b'.repeat(64)), 'other-app'],
    ['of another version', (cells) => (cells[ABOUT]![5]![1] = '1.3 (4)'), 'other-app'],
    ['of another sheet of the app', (cells) => (cells[ABOUT]![1]![1] = 'S-2026-000124'), 'other-sheet'],
    ['of another rule set', (cells) => (cells[ABOUT]![6]![1] = '0.9'), 'other-rule-set'],
    ['with a row of its own', (cells) => cells[TABLE]?.push(['X-99', '新增']), 'unknown-clause'],
    ['with a row twice', (cells) => cells[TABLE]?.push([...at(cells, 1)]), 'clause-twice'],
    ['without a row', (cells) => cells[TABLE]?.splice(4, 1), 'clause-missing'],
    ['with a changed title', (cells) => (at(cells, 1)[1] += '（不适用）'), 'text-changed'],
    ['with a changed question', (cells) => (at(cells, 1)[2] = '随便看看'), 'text-changed'],
    ['with a changed clause', (cells) => (at(cells, 1)[0] = second), 'text-changed'],
    ['without a column', (cells) => (at(cells, 0)[5] = '结果'), 'column-missing'],
    ['with an answer that is none', (cells) => (at(cells, 1)[5] = '基本合规'), 'unknown-answer'],
    ['with a note but no answer', (cells) => (at(cells, 1)[5] = ''), 'answer-missing'],
    ['with a time that is none', (cells) => (at(cells, 2)[8] = '2026-02-30 10:00'), 'bad-time'],
    ['with evidence of no known kind', (cells) => (at(cells, 1)[6] = 'proof.exe'), 'unknown-evidence'],
    ['with an endless note', (cells) => (at(cells, 1)[10] = 'x'.repeat(3_000)), 'too-long'],
  ])('%s', async (_name, change, code) => {
    const read = readSheetWorkbook(await changed(change), sheet, { state: openSheet(sheet), files });
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toContain(code);
    for (const fault of read.ok ? [] : read.faults) expect(explainSheetFault(fault, 'zh')).toMatch(/[一-龥]/);
  });

  test.each([
    ['that is none', Uint8Array.of(1, 2, 3)],
    ['that is empty', new Uint8Array()],
  ])('%s', (_name, bytes) => {
    expect(readSheetWorkbook(bytes, sheet, { state: openSheet(sheet), files })).toEqual({
      ok: false,
      faults: [{ code: 'not-a-workbook' }],
    });
  });
});

test('a sheet that was handed in takes nothing more', async () => {
  const read = readSheetWorkbook(await writeSheetWorkbook(sheet), sheet, { state: { ...openSheet(sheet), submitted: true }, files });
  expect(read).toEqual({ ok: false, faults: [{ code: 'submitted' }] });
});

test('a program for tables may move the columns', async () => {
  const bytes = await changed((cells) => {
    for (const row of cells[TABLE] ?? []) {
      while (row.length < 11) row.push('');
      row.reverse();
    }
  });
  const read = readSheetWorkbook(bytes, sheet, { state: openSheet(sheet), files });
  expect(read.ok && read.state.answers).toEqual(stateWith(...answers).answers);
});

test('a fault is said in words with its row', () => {
  expect(explainSheetFault({ code: 'unknown-answer', row: 7, clause: '164-05.5', found: '合规' }, 'zh')).toBe(
    '第 7 行 164-05.5：结论须为 违规、未发现 或 无法检测（“合规”）',
  );
});

test.each([
  ['2026-11-22 14:05', Date.UTC(2026, 10, 22, 6, 5)],
  ['2026/1/2 03:04:05', Date.UTC(2026, 0, 1, 19, 4, 5)],
  ['2026年11月22日 14：05', Date.UTC(2026, 10, 22, 6, 5)],
  ['2026-13-01 10:00', undefined],
  ['2026-11-22 24:00', undefined],
  ['2026-11-22', undefined],
])('%s in Shanghai', (text, ms) => {
  expect(shanghaiTime(text)).toBe(ms);
  if (ms !== undefined) expect(shanghaiTime(shanghaiText(ms))).toBe(ms);
});

test('a damaged workbook never throws, and never becomes answers of another kind', async () => {
  const bytes = await writeSheetWorkbook(sheet, stateWith(...answers));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (index, value, length) => {
      const damaged = bytes.slice(0, Math.max(length, bytes.length / 2));
      damaged[index % damaged.length] = value;
      const read = readSheetWorkbook(damaged, sheet, { state: openSheet(sheet), files });
      if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 40, seed: 3 },
  );
});
