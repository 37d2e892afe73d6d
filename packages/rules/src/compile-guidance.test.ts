import { expect, test } from 'vitest';
import { compileGuidance } from './compile-guidance.ts';
import { isCovered, topicsOf } from './guidance.ts';
import type { Rule } from './rule.ts';

const both = '{ zh: 文, en: text }';
const topic = (more = '') => `title: ${both}
what: ${both}
why: ${both}
how: [${both}]
examples: [{ title: ${both}, language: kotlin, code: "a // «文|text»\\n" }]
check: [${both}]
rules: [one]
clauses: [164-01.*, 191-1.1]
${more}`;

test('a topic', () => {
  const compiled = compileGuidance([
    { path: 'data/guidance/b.yaml', text: topic() },
    { path: 'data/guidance/a.yaml', text: topic() },
    { path: 'data/guidance/remedy-is-enough.yaml', text: `- rules: [two]\n  reason: ${both}` },
    { path: 'data/other.yaml', text: 'not ours' },
  ]);
  expect(compiled).toMatchObject({
    ok: true,
    guidance: {
      topics: [
        {
          id: 'a',
          title: { zh: '文', en: 'text' },
          examples: [{ language: 'kotlin', code: { zh: 'a // 文', en: 'a // text' } }],
          covers: { rules: ['one'] },
        },
        { id: 'b' },
      ],
      remedyIsEnough: [{ covers: { rules: ['two'], clauses: [] }, reason: { zh: '文', en: 'text' } }],
    },
  });
});

test.each([
  ['no YAML', 'title: [', ''],
  ['an unknown field', topic('extra: 1'), 'extra'],
  ['one language only', topic().replace('title: { zh: 文, en: text }', 'title: { zh: 文 }'), 'title.en'],
  ['no steps', topic().replace(`how: [${both}]`, 'how: []'), 'how'],
  ['an unknown language of code', topic().replace('kotlin', 'cobol'), 'examples[0].language'],
  ['a step in one language', topic().replace(`check: [${both}]`, 'check: [{ zh: 文 }]'), 'check[0].text.en'],
])('%s stops the build and says where', (_name, text, field) => {
  const compiled = compileGuidance([{ path: 'data/guidance/a.yaml', text }]);
  expect(compiled.ok ? [] : compiled.errors.map((error) => [error.file, error.field])).toContainEqual(['data/guidance/a.yaml', field]);
});

test.each([
  ['by id', { id: 'one', clause: 'x' }, true],
  ['by clause', { id: 'x', clause: '191-1.1' }, true],
  ['by the beginning of a clause', { id: 'x', clause: '164-01.2' }, true],
  ['not by the beginning of a whole clause', { id: 'x', clause: '191-1.12' }, false],
  ['not another', { id: 'x', clause: '164-02.1' }, false],
])('%s', (_name, rule, covered) => {
  const covers = { rules: ['one'], clauses: ['164-01.*', '191-1.1'] };
  expect(isCovered(rule, covers)).toBe(covered);
});

test('a rule with several topics has them in the order of their ids', () => {
  const compiled = compileGuidance(['b', 'a'].map((name) => ({ path: `data/guidance/${name}.yaml`, text: topic() })));
  const topics = compiled.ok ? topicsOf({ id: 'one', clause: 'x' } as Rule, compiled.guidance) : [];
  expect(topics.map(({ id }) => id)).toEqual(['a', 'b']);
});
