import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { compileCheck } from '../server/validation.ts';
import { problemBody } from './problem-body.ts';
import type { Refusal } from './refusal.ts';

const SERVER = join(import.meta.dirname, '..');
const sources = readdirSync(SERVER, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(SERVER, path), 'utf8') }));

/** Words, and not a code, in one language alone. */
const isOneLanguage = (text: string): boolean => /[a-z] [a-z]|[^\x20-\x7e]/i.test(text.replaceAll(/\$\{[^}]*\}/g, ''));

test('what a refusal tells a person, it tells in both languages', () => {
  const refusals = sources.flatMap(({ path, text }) => {
    const details = [...text.matchAll(/Refusal\('[a-z-]+', \{\s*detail: ['`]([^'`]*)['`]/g)];
    const errors = [...text.matchAll(/pointer: [^{}]*message: ['`]([^'`]*)['`]/g)];
    return [...details, ...errors].filter(([, words]) => isOneLanguage(words ?? '')).map(([, words]) => `${path}: ${words}`);
  });
  expect(refusals).toEqual([]);
});

const refused = (schema: Parameters<typeof compileCheck>[0], value: unknown): Refusal => {
  try {
    compileCheck(schema, 'body')(value);
  } catch (error) {
    return error as Refusal;
  }
  return expect.unreachable('taken');
};

describe('what does not fit a schema', () => {
  const closed = Type.Object({ name: Type.String({ minLength: 2, maxLength: 3, pattern: '^a' }) }, { additionalProperties: false });
  test.each([
    [closed, {}, '/body/name', '缺少此项，请填写'],
    [closed, { name: 'ab', more: 1 }, '/body/more', '没有这个字段或条件，请删去'],
    [closed, { name: 1 }, '/body/name', '应为文字'],
    [closed, { name: 'a' }, '/body/name', '至少 2 个字符'],
    [closed, { name: 'abcd' }, '/body/name', '最多 3 个字符'],
    [closed, { name: 'xy' }, '/body/name', '写法不对'],
    [Type.Integer({ minimum: 1 }), 0, '/body', '不得小于 1'],
    [Type.Integer({ maximum: 9 }), 10, '/body', '不得大于 9'],
    [Type.Array(Type.Integer(), { maxItems: 1 }), [1, 2], '/body', '最多 1 项'],
    [Type.Union([Type.Literal('a'), Type.Literal('b')]), 'c', '/body', '不在可选的值之内'],
    [Type.Union([Type.String(), Type.Null()]), 1, '/body', '应为文字'],
  ])('%j: %j', (schema, value, pointer, said) => {
    const refusal = refused(schema, value);
    const { errors = [] } = problemBody(refusal, 'zh', 'x');
    expect(errors).toContainEqual({ pointer, message: expect.stringContaining(said) });
    for (const { message } of errors) expect(message).not.toMatch(/must|[a-z]{4}/);
    for (const { message } of problemBody(refusal, 'en', 'x').errors ?? []) expect(message).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
