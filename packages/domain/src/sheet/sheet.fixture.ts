import { SHEET_SCHEMA, type Sheet } from './sheet.ts';
import type { SheetRule } from './sheet-items.ts';
import { sheetItems } from './sheet-items.ts';

const text = (zh: string) => ({ zh, en: `${zh} (en)` });

const rule = (id: string, clause: string, needs: readonly string[], more: Partial<SheetRule> = {}): SheetRule => ({
  id,
  clause,
  title: text(`题 ${id}`),
  wording: text(`言 ${id}`),
  status: 'enforced',
  law: { from: '2020-01-01', until: undefined },
  needs,
  decidedBy: 'machine',
  ...more,
});

export const sheetRules: readonly SheetRule[] = [
  rule('cannot-close', 'X-1', ['ui']),
  rule('reads-early', 'X-1', ['runtime']),
  rule('shelf-says-nothing', 'X-2', ['store']),
  rule('servers', 'X-3', ['human'], { decidedBy: 'person' }),
  rule('static-only', 'X-4', ['static']),
  rule('old', 'X-5', ['ui'], { status: 'retired' }),
  rule('not-yet', 'X-6', ['ui'], { law: { from: '2030-01-01', until: undefined } }),
  rule('no-more', 'X-7', ['ui'], { law: { from: '2020-01-01', until: '2021-01-01' } }),
];

/** Sheet of a small rule set; X-1 on a device, X-2 in a store, X-3 with documents. */
export const sampleSheet: Sheet = {
  schema: SHEET_SCHEMA,
  id: 'sheet-1',
  subject: { artifact: 'a'.repeat(64), name: 'cn.example.app', label: '示例应用', version: '1.2 (3)' },
  ruleSet: '2026-1',
  asOf: '2026-11-22',
  items: sheetItems(sheetRules, {
    asOf: '2026-11-22',
    stepsOf: ({ id }) => (id === 'cannot-close' ? [text('打开应用'), text('点击关闭')] : []),
  }),
};
