import { expect, test } from 'vitest';
import { filledFields, tableRows, templateOf } from './template-fields.ts';

const SUBJECT = { name: 'subject', kind: 'text', zh: '名称', en: 'Name' };

test('a document is read with the version that it was drafted in', () => {
  const versions = [
    { template: { fields: [] }, sha256: 'b' },
    { template: { fields: [SUBJECT] }, sha256: 'a' },
  ];
  expect(templateOf(versions, 'a')).toEqual({ fields: [SUBJECT] });
  expect(templateOf(versions, 'c')).toBeUndefined();
});

test('a field that is not filled in is shown, and so is one that the template does not know', () => {
  expect(filledFields({ fields: [SUBJECT] }, { extra: '另' }, ({ zh }) => zh)).toEqual([
    { name: 'subject', label: '名称', value: undefined },
    { name: 'extra', label: 'extra', value: '另' },
  ]);
});

test.each([
  ['rows of texts', [{ clause: '1' }], [{ clause: '1' }]],
  ['no rows', [], undefined],
  ['a text', '1', undefined],
  ['rows of something else', [{ clause: 1 }], undefined],
])('%s', (_name, value, rows) => {
  expect(tableRows(value)).toEqual(rows);
});
