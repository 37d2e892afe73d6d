import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from './zh/faults.ts';

const SERVER = join(import.meta.dirname, '../../../api/src');
const sources = readdirSync(SERVER, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .map((path) => readFileSync(join(SERVER, path), 'utf8'));

/** `{ pointer: '/body/lead', message: 'no-such-lead' }`: codes of what is wrong with one thing that was sent. */
const codes = new Set(
  sources.flatMap((text) => [...text.matchAll(/pointer[^{}]*message: '([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code ?? '')),
);

test('the server names faults by codes', () => expect(codes).toContain('no-such-lead'));

test('each fault that the server names by a code is said in words', () =>
  expect([...codes].filter((code) => !(code in words))).toEqual([]));
