import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Guidance, Rule } from '@touchstone/rules';
import { isCovered, topicsOf } from '@touchstone/rules';
import { beforeAll, describe, expect, test } from 'vitest';

// Every rule has guidance, or its remedy is enough for a stated reason.

let guidance: Guidance;
let rules: readonly Rule[];

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/generate.ts'], { cwd: join(import.meta.dirname, '..') });
  const knowledge = await import('../packages/knowledge/src/index.ts');
  guidance = knowledge.guidance();
  rules = knowledge.ruleSet.rules;
});

const isExcused = (rule: Rule) => guidance.remedyIsEnough.some(({ covers }) => isCovered(rule, covers));

describe('every rule', () => {
  test('has a topic, or a reason why its remedy is enough', () => {
    const without = rules.filter((rule) => topicsOf(rule, guidance).length === 0 && !isExcused(rule));
    expect(without.map(({ clause, id }) => `${clause} ${id}: add it to a topic in data/guidance`)).toEqual([]);
  });

  test('has not both', () => {
    const both = rules.filter((rule) => topicsOf(rule, guidance).length > 0 && isExcused(rule));
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  test('has at most four topics: more would be a book', () => {
    expect(rules.filter((rule) => topicsOf(rule, guidance).length > 4).map(({ id }) => id)).toEqual([]);
  });
});

test('every rule and clause that a topic names is there', () => {
  const named = [...guidance.topics, ...guidance.remedyIsEnough].flatMap(({ covers }) => [
    ...covers.rules.filter((id) => !rules.some((rule) => rule.id === id)),
    ...covers.clauses.filter((clause) => !rules.some((rule) => isCovered(rule, { rules: [], clauses: [clause] }))),
  ]);
  expect(named).toEqual([]);
});

test('no rule is named by its id where its clause is named already', () => {
  const twice = guidance.topics.flatMap(({ id, covers }) =>
    covers.rules
      .filter((name) => rules.some((rule) => rule.id === name && isCovered(rule, { rules: [], clauses: covers.clauses })))
      .map((name) => `${id}: ${name}`),
  );
  expect(twice).toEqual([]);
});

test('texts are in their languages', () => {
  const texts = [
    ...guidance.topics.flatMap(({ title, what, why, how, examples, check }) => [
      title,
      what,
      why,
      ...how,
      ...check,
      ...examples.flatMap((one) => [one.title, { zh: one.language === 'text' ? one.code.zh : '文', en: one.code.en }]),
    ]),
    ...guidance.remedyIsEnough.map(({ reason }) => reason),
  ];
  expect(texts.filter(({ en }) => /\p{Script=Han}/u.test(en)).map(({ en }) => en)).toEqual([]);
  expect(texts.filter(({ zh }) => !/\p{Script=Han}/u.test(zh)).map(({ zh }) => zh)).toEqual([]);
});

test('technical problems have code', () => {
  const technical = [
    '164-01.2',
    '164-01.5',
    '164-02.4',
    '164-02.5',
    '164-05.5',
    '164-05.7',
    '164-06.1',
    'PIS-04',
    'D-2026-picker',
    '077.18-scene',
    '191-3.8',
  ];
  const without = technical.filter((clause) =>
    rules.filter((rule) => rule.clause === clause).every((rule) => topicsOf(rule, guidance).every(({ examples }) => examples.length === 0)),
  );
  expect(without).toEqual([]);
});

test('examples fit a page and hold no tabs', () => {
  const examples = guidance.topics.flatMap(({ id, examples: all }) =>
    all.flatMap(({ code }) => [code.zh, code.en]).map((code) => ({ id, code })),
  );
  expect(
    examples.filter(({ code }) => code.includes('\t') || code.split('\n').some((line) => line.length > 140)).map(({ id }) => id),
  ).toEqual([]);
});

test('examples in XML are well formed but for their several roots', () => {
  const examples = guidance.topics.flatMap(({ id, examples: all }) =>
    all.filter(({ language }) => language === 'xml').map(({ code }) => ({ id, left: openTags(code.zh) })),
  );
  expect(examples.length).toBeGreaterThan(5);
  expect(examples.filter(({ left }) => left !== '')).toEqual([]);
});

/** Tags that are never closed, or close what is not open. */
function openTags(xml: string): string {
  const open: string[] = [];
  for (const [, close, name = '', rest = ''] of xml.replace(/<!--.*?-->/gs, '').matchAll(/<(\/?)([\w.-]+)((?:[^<>"]|"[^"]*")*)>/g)) {
    if (close === '/' && open.pop() !== name) return `</${name}>`;
    if (close !== '/' && !rest.endsWith('/')) open.push(name);
  }
  return open.join(' ');
}
