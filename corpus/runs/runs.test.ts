import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf } from '../../packages/facts/src/vocabulary/check-fact.ts';
import { heldBackRuns } from './held-back/recipes.ts';
import { runs } from './index.ts';
import { type Expectation, filesOfRun, type RunRecipe } from './run-recipe.ts';

const root = join(import.meta.dirname, '../..');
const isLine = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'docs/trace.schema.json'), 'utf8')));
const tokens = new Set(Object.keys(parse(readFileSync(join(root, 'data/personal-info.yaml'), 'utf8'))));
const all = [...runs.map((run) => ['.', run] as const), ...heldBackRuns.map((run) => ['held-back', run] as const)];

test('two thirds are there to develop with', () => {
  expect([runs.length, heldBackRuns.length]).toEqual([17, 8]);
  expect(new Set(all.map(([, { id }]) => id)).size).toBe(all.length);
});

test.each(all.map(([folder, run]) => [run.id, folder, run] as const))('%s', (_id, folder, run) => {
  const made = filesOfRun(run);
  const written = [...made.keys()].map((name) => [name, readFileSync(join(import.meta.dirname, folder, run.id, name), 'utf8')]);
  expect(written).toEqual([...made]);
  const lines = (made.get('run.jsonl') ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter((line) => !isLine(line))).toEqual([]);
  expect(
    expectations(run)
      .flatMap((one) => faultsOf(one, tokens))
      .filter((fault) => !fault.includes(' lacks ')),
  ).toEqual([]);
  expect(run.facts.flatMap((fact) => (run.absent ?? []).filter((other) => covers(other, fact)).map(({ why }) => why))).toEqual([]);
});

/** Each expectation with each value of each of its attributes. */
function expectations({ facts, absent = [] }: RunRecipe) {
  return [...facts, ...absent].flatMap(({ kind, attributes }) => {
    const choices = Object.entries(attributes).map(([name, value]) => [name, [value].flat().filter((one) => one !== null)] as const);
    const first = Object.fromEntries(choices.map(([name, [value]]) => [name, value]));
    return choices.flatMap(([name, values]) => values.map((value) => ({ kind, attributes: { ...first, [name]: value } }) as never));
  });
}

/** Whatever meets the fact is also what must be absent. */
function covers(absent: Expectation, fact: Expectation): boolean {
  if (absent.kind !== fact.kind) return false;
  return Object.entries(absent.attributes).every(
    ([name, value]) => name in fact.attributes && [fact.attributes[name]].flat().every((one) => [value].flat().includes(one as never)),
  );
}
