import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');

test('no field of numbers puts another number in the place of one that was cleared', () => {
  const fields = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => {
    if (!file.endsWith('.tsx')) return false;
    return /<InputNumber[^>]*onChange=\{[^}]*\?\? (?!undefined)/s.test(readFileSync(join(SOURCES, file), 'utf8'));
  });
  expect(fields).toEqual([]);
});
