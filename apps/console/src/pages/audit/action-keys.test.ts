import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { words } from '../../words/zh/audit.ts';
import { actionKeys } from './action-keys.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
const sources = ['apps/api/src', 'packages/services/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
);
const recorded = [
  ...new Set(sources.flatMap((text) => [...text.matchAll(/\baction: '([a-z-]+(?:\.[a-z-]+)?)'/g)].map(([, action = '']) => action))),
];

test('each action that the server puts on record is said in words', () => {
  expect(recorded.length).toBeGreaterThan(60);
  const known = new Set<string>([
    ...Object.keys(words.action).map((key) => `audit.action.${key}`),
    ...PERMISSIONS.map((right) => `permissions.${right}`),
  ]);
  expect(recorded.filter((action) => !actionKeys(action).some((key) => known.has(key)))).toEqual([]);
});
