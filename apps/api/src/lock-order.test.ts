import { describe, expect, test } from 'vitest';
import { heldBy, hold } from './lock-order.fixture.ts';

describe('what a statement holds', () => {
  test.each([
    ['select from touchstone.enforcement_case where id = $1 for no key update', ['enforcement_case']],
    [
      'select (select max(due_at) from touchstone.deadline d) from touchstone.enforcement_case c where true for update',
      ['enforcement_case'],
    ],
    [
      'select 1 from touchstone.order_item i join touchstone.order_document o on o.id = i.order_id join touchstone.enforcement_case c on c.id = i.case_id for no key update of c for update of i',
      ['enforcement_case', 'order_item'],
    ],
    ['with a as (select id from touchstone.deadline d for update) update touchstone.service s set x = 1 from a', ['service', 'deadline']],
    ['select 1 from touchstone.deadline', []],
    ['insert into touchstone.case_event (id) values ($1)', []],
  ])('%s', (text, tables) => {
    expect(heldBy(text)).toEqual(tables);
  });
});

test('what comes before its turn is a fault; what is held already is not', () => {
  const held = { tables: new Set<string>(), latest: undefined };
  expect(['enforcement_case', 'deadline', 'enforcement_case', 'finding', 'notice'].map((table) => hold(held, table))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'notice is held after deadline',
  ]);
});
