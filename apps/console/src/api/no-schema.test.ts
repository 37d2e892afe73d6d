import { expect, test } from 'vitest';
import makers from './no-schema.ts';

test('a schema of nothing can be taken apart and spread as the contracts do', () => {
  const made = makers['Object']?.() as { readonly properties: { readonly workingDays: object } };
  expect({ ...made.properties }).toEqual({});
  expect(made.properties.workingDays).toBeDefined();
});
