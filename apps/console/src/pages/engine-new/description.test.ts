import { ownDescription } from '@touchstone/engines';
import { expect, test } from 'vitest';
import { clausesOf, descriptionOf, NOTHING, typedOf } from './description.ts';

test('what an engine brings is sent as it was', () => {
  const typed = typedOf(JSON.parse(JSON.stringify(ownDescription)));
  expect(descriptionOf({ ...NOTHING, ...typed })).toEqual(ownDescription);
});

test.each([[null], [[]], ['text'], [7]])('%j is no description', (json) => expect(typedOf(json)).toBeUndefined());

test('what is of another kind is left out', () => expect(typedOf({ id: 7, kind: 'x', cores: '2', name: '甲' })).toEqual({ name: '甲' }));

test('clauses are lines; one on two lines can be tested in either way; what is none is told', () => {
  expect(clausesOf('164-01.2\n\n164-01.3: policy， trace\n164-01.2：ui\ncheck/signing-key\n164 01\n164-01.4: smell')).toEqual({
    capabilities: [
      { clause: '164-01.2', inputs: [] },
      { clause: '164-01.3', inputs: ['policy', 'trace'] },
      { clause: '164-01.2', inputs: ['ui'] },
      { clause: 'check/signing-key', inputs: [] },
    ],
    bad: ['164 01', '164-01.4: smell'],
  });
});
