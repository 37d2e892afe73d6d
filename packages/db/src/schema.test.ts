import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { schemaTypes } from './schema.contract.ts';
import { withDatabase } from './testing.ts';

const database = await withDatabase();
afterAll(() => database.close());

test('the types are those of the database; `npm run db:types` writes them anew', async () => {
  const file = join(import.meta.dirname, 'schema.ts');
  const types = await schemaTypes(database.db);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, types);
  expect(readFileSync(file, 'utf8')).toBe(types);
});
