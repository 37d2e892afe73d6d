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

/** Unions of codes that reach people as they are. */
const UNIONS = [
  ['domain/src/order/fill-template.ts', /readonly fault: ([^;]+);/],
  ['domain/src/order/template.ts', /readonly fault: ([^;]+);/],
  ['domain/src/campaign/frame.ts', /readonly reason: ([^;]+);/],
  ['domain/src/notice/check-rows.ts', /RowFaultReason =([^;]+);/],
  ['domain/src/sheet/answers.ts', /AnswerFault =([^;]+);/],
  ['services/src/delisting/answer-items.ts', /AnswerFault =([^;]+);/],
] as const;
const PACKAGES = join(import.meta.dirname, '../../../../packages');

test.each(UNIONS)('each code of %s is said in words', (path, union) => {
  const found = [...(union.exec(readFileSync(join(PACKAGES, path), 'utf8'))?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(
    ([, code]) => code ?? '',
  );
  expect(found.length).toBeGreaterThan(1);
  expect(found.filter((code) => !(code in words))).toEqual([]);
});

test('what is wrong with the description of an engine is said in words', () => {
  const text = readFileSync(join(PACKAGES, 'domain/src/engine/engine.ts'), 'utf8');
  const found = [...text.matchAll(/'(engine\/[a-z-]+)'/g)].map(([, code]) => code ?? '');
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter((code) => !(code in words))).toEqual([]);
});

test('the server names faults by codes', () => expect(codes).toContain('no-such-lead'));

test('each fault that the server names by a code is said in words', () =>
  expect([...codes].filter((code) => !(code in words))).toEqual([]));
