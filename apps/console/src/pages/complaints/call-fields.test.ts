import { takeComplaint } from '@touchstone/api-client/routes/complaints';
import { expect, test } from 'vitest';
import { BLANK_CALL, CALL_FIELDS, wishOfCall } from './call-fields.ts';

test('what was left empty is not sent, and what surrounds words neither', () =>
  expect(wishOfCall({ ...BLANK_CALL, subject: ' 某应用 ', text: '频繁弹窗', contact: ' ', province: '11' })).toEqual({
    ...{ subject: '某应用', text: '频繁弹窗', province: '11' },
  }));

test('all that the contract takes of a caller is asked, and no more letters are let in than it takes', () => {
  const { clauses: _, province: __, ...asked } = takeComplaint.body.properties;
  expect(CALL_FIELDS.map(({ name }) => name).sort()).toEqual(Object.keys(asked).sort());
  for (const { name, least, most } of CALL_FIELDS) {
    const { minLength = 0, maxLength = 10 } = asked[name] as { readonly minLength?: number; readonly maxLength?: number };
    expect([name, least, most]).toEqual([name, minLength, maxLength]);
  }
});
