import type { LocalDate } from '@touchstone/kernel/dates';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceNotice,
  codeOfWording,
  countSubjects,
  diffNotices,
  faultsOfRows,
  fillText,
  formatFor,
  inPeriod,
  NOTICE_EVENTS,
  NOTICE_STATES,
  NOTICE_STEPS,
  type NoticeFormat,
  type NoticeState,
  type NoticeText,
  printTable,
  type RowGround,
  rowOf,
  snapshotText,
  sourceName,
  withItem,
} from './index.ts';

const day = (text: string) => text as LocalDate;
const COLUMNS = [
  { field: 'ordinal', title: '序号' },
  { field: 'name', title: '应用名称' },
  { field: 'version', title: '应用版本' },
  { field: 'problems', title: '所涉问题' },
] as const;

describe('the life of a notice', () => {
  const sound = { faults: 0, isDrafter: false, reason: '理由' };

  test.each([
    ['DRAFT', 'submit', { faults: 1 }, 'complete'],
    ['LEGAL_REVIEW', 'approve', { isDrafter: true }, 'other-person'],
    ['FROZEN', 'publish', { isDrafter: true }, 'other-person'],
    ['PUBLISHED', 'withdraw', { reason: ' ' }, 'reasoned'],
    ['PUBLISHED', 'submit', {}, 'no-such-step'],
    ['FROZEN', 'return', {}, 'no-such-step'],
    ['WITHDRAWN', 'publish', {}, 'no-such-step'],
  ] as const)('%s does not take %s with %o', (from, on, facts, reason) =>
    expect(advanceNotice(from, on, { ...sound, ...facts })).toEqual({ ok: false, reason }),
  );

  test('from DRAFT to PUBLISHED it takes four steps, and numbers are taken once, when it is frozen', () => {
    let state: NoticeState = 'DRAFT';
    const effects: string[] = [];
    for (const event of ['submit', 'approve', 'freeze', 'publish'] as const) {
      const step = advanceNotice(state, event, sound);
      if (!step.ok) throw new Error(step.reason);
      state = step.to;
      effects.push(...step.effects);
    }
    expect([state, effects]).toEqual(['PUBLISHED', ['take-numbers', 'write-files', 'move-cases']]);
  });

  test('whatever happens, nothing that was frozen becomes a draft again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NOTICE_EVENTS), { maxLength: 20 }), (events) => {
        let state: NoticeState = 'DRAFT';
        let wasFrozen = false;
        for (const event of events) {
          const step = advanceNotice(state, event, sound);
          if (step.ok) state = step.to;
          wasFrozen ||= state === 'FROZEN';
          expect(NOTICE_STATES).toContain(state);
          if (wasFrozen) expect(['FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN']).toContain(state);
        }
      }),
    );
    expect(new Set(NOTICE_STEPS.filter(({ to }) => to === 'WITHDRAWN').map(({ when }) => when))).toEqual(new Set(['reasoned']));
  });
});

describe('a table', () => {
  const table = (...rows: Parameters<typeof rowOf>[0][]) => printTable({ columns: COLUMNS, separator: '\n', rows: rows.map(rowOf) });

  test('puts lines of one app under one ordinal, with merged cells', () => {
    const printed = table(
      { name: '甲', version: '1', problems: ['一'] },
      { name: '乙', version: '1', problems: ['一', '二'] },
      { name: '甲', version: '2', problems: ['三'] },
    );
    expect(printed.rows.map((row) => row.map(({ text, span }) => `${text}/${span}`))).toEqual([
      ['1/2', '甲/2', '1/1', '一/1'],
      ['/0', '/0', '2/1', '三/1'],
      ['2/1', '乙/1', '1/1', '一\n二/1'],
    ]);
  });

  test('merges a version that all lines of an app share, and leaves unknown cells empty', () => {
    const printed = table({ name: '甲', problems: ['一'] }, { name: '甲', problems: ['二'] });
    expect(printed.rows[0]?.map(({ text, span }) => `${text}/${span}`)).toEqual(['1/2', '甲/2', '/2', '一/1']);
  });

  test('two apps of one name are two when their developers or cases differ', () => {
    const rows = [rowOf({ name: '甲', developer: '子' }), rowOf({ name: '甲', developer: '丑' }), rowOf({ name: '甲', caseId: 'c' })];
    expect(countSubjects(rows)).toBe(3);
  });
});

describe('columns of a day', () => {
  const format = (id: string, issuers: string[], from: string, until?: string): NoticeFormat => ({
    ...{ id, issuers, kind: 'apps', columns: COLUMNS, problems: 'names', separator: '\n', grade: 'S' },
    from: day(from),
    ...(until === undefined ? {} : { until: day(until) }),
  });
  const formats = [
    format('all-2019', ['any'], '2019-01-01'),
    format('all-2025', ['any'], '2025-01-01'),
    format('own', ['33'], '2021-01-01', '2022-12-31'),
  ];

  test.each([
    ['33', '2022-06-10', 'own'],
    ['33', '2023-01-01', 'all-2019'],
    ['31', '2022-06-10', 'all-2019'],
    ['ministry', '2025-08-04', 'all-2025'],
    ['ministry', '2018-08-04', undefined],
  ])('%s on %s: %s', (issuer, on, id) => expect(formatFor(formats, { issuer, kind: 'apps', on: day(on) })?.id).toBe(id));
});

describe('words', () => {
  const words = [
    {
      code: 'Q01',
      zh: '违规收集个人信息',
      period: '2019–',
      clauses: ['164-01'],
      variants: [{ zh: '私自收集个人信息', period: '2019–2020上半年' }],
    },
    { code: 'Q12', zh: '信息窗口关不掉', period: '2023–', clauses: [], variants: [{ zh: '信息窗口“关不掉”', period: '2023–' }] },
  ];
  test('are known by any wording', () => {
    expect(codeOfWording(words, ' 私自收集个人信息')).toBe('Q01');
    expect(codeOfWording(words, '信息窗口"关不掉"')).toBe('Q12');
    expect(codeOfWording(words, '别的')).toBeUndefined();
  });
  test.each([
    ['2019–', '2026-01-01', true],
    ['2019–2020上半年', '2020-06-30', true],
    ['2019–2020上半年', '2020-07-01', false],
    ['2021-08', '2021-08-31', true],
    ['2021-08', '2021-09-01', false],
    ['2022回头看', '2022-10-01', true],
    ['2021–2022', '2023-01-01', false],
    ['报道用语', '2022-01-01', false],
  ])('%s on %s: %s', (period, on, holds) => expect(inPeriod(period, day(on))).toBe(holds));
  test('with their item of 164号文 where they have one', () => {
    expect(withItem(words, '违规收集个人信息')).toBe('(一)违规收集个人信息');
    expect(withItem(words, '信息窗口关不掉')).toBe('信息窗口关不掉');
  });
  test('a store has one name', () => {
    const sources = [{ name: 'OPPO软件商店', also: ['oppo', 'OPPO应用商店'], grade: 'S' as const }];
    expect(['ＯＰＰＯ 软件商店', 'Oppo', 'oppo应用商店', ' 别家 '].map((text) => sourceName(sources, text))).toEqual([
      ...['OPPO软件商店', 'OPPO软件商店', 'OPPO软件商店', '别家'],
    ]);
  });
});

test('a text with a missing field is refused, and braces of a value stay text', () => {
  expect(fillText('{a}款{b}{a}', { a: '5' })).toEqual({ ok: false, missing: ['b'] });
  expect(fillText('{a}', { a: '{b}$&' })).toEqual({ ok: true, text: '{b}$&' });
  expect(fillText('{constructor}', {})).toEqual({ ok: false, missing: ['constructor'] });
});

describe('what a row rests on', () => {
  const ground = (more: Partial<RowGround> = {}): RowGround => ({
    attachment: 1,
    ordinal: 1,
    name: '甲',
    isPlaceholder: false,
    caseState: 'NOTICE_PENDING',
    findings: [{ id: 'f', state: 'CONFIRMED', isOfCase: true, evidence: [{ sha256: 'e', bytes: 'match' }] }],
    ...more,
  });
  const finding = ground().findings[0]!;
  const ready = new Set(['NOTICE_PENDING']);

  test('a sound one has no fault', () => expect(faultsOfRows([ground()], ready)).toEqual([]));
  test.each([
    ['placeholder', ground({ isPlaceholder: true })],
    ['no-case', ground({ caseState: undefined })],
    ['case-not-ready', ground({ caseState: 'RECTIFYING' })],
    ['no-finding', ground({ findings: [] })],
    ['finding-not-confirmed', ground({ findings: [{ ...finding, state: 'FIXED' }] })],
    ['finding-of-another-case', ground({ findings: [{ ...finding, isOfCase: false }] })],
    ['no-evidence', ground({ findings: [{ ...finding, evidence: [] }] })],
    ['evidence-differs', ground({ findings: [{ ...finding, evidence: [{ sha256: 'e', bytes: 'differ' }] }] })],
    ['evidence-absent', ground({ findings: [{ ...finding, evidence: [{ sha256: 'e', bytes: 'absent' }] }] })],
  ])('%s', (reason, row) => expect(faultsOfRows([row], ready).map((fault) => fault.reason)).toEqual([reason]));
  test('what was put right after publication is no fault of the notice', () =>
    expect(faultsOfRows([ground({ caseState: 'CLOSED', findings: [{ ...finding, state: 'FIXED' }] })], 'published')).toEqual([]));
});

describe('two states of a notice', () => {
  const text: NoticeText = {
    ...{ template: 't', templateVersion: '1', title: '通报', series: '', annexes: [], signature: '部', day: '2026年1月1日' },
    paragraphs: ['一', '二'],
  };
  const list = (...rows: Parameters<typeof rowOf>[0][]) => [
    { number: 1, kind: 'apps' as const, title: '名单', issuer: 'ministry', columns: COLUMNS, separator: '\n', rows: rows.map(rowOf) },
  ];

  test('differ in the paragraphs and rows that changed, and in no others', () => {
    const before = { text, attachments: list({ name: '甲', version: '1' }, { name: '乙' }) };
    const after = {
      text: { ...text, paragraphs: ['一', '三'] },
      attachments: list({ name: '甲', version: '1', problems: ['一'] }, { name: '丙' }),
    };
    expect(diffNotices(before, after)).toEqual({
      paragraphs: [{ at: 3, before: '二', after: '三' }],
      rows: [
        { attachment: 1, name: '乙', change: 'removed', fields: [] },
        { attachment: 1, name: '甲', change: 'changed', fields: ['problems'] },
        { attachment: 1, name: '丙', change: 'added', fields: [] },
      ],
    });
    expect(diffNotices(before, before)).toEqual({ paragraphs: [], rows: [] });
  });

  test('have one snapshot when they say the same, whatever they rest on', () => {
    const said = (row: Parameters<typeof rowOf>[0]) => snapshotText(text, list(row));
    expect(said({ name: '甲', caseId: 'x', findingIds: ['f'] })).toBe(said({ name: '甲' }));
    expect(said({ name: '甲', version: '1' })).not.toBe(said({ name: '甲' }));
  });
});
