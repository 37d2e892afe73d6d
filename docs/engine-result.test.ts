import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ENGINE_RESULT_SCHEMA,
  ENGINE_STATES,
  engineRights,
  GOLDEN_THRESHOLDS,
  RESULT_LIMITS,
  RESULT_OUTCOMES,
  readResult,
  STRENGTHS,
  VOTES,
} from '@touchstone/domain/engine';
import { engineOfSettings, importers, knownClauses } from '@touchstone/engines';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const schema = JSON.parse(read('docs/engine-result.schema.json'));
const isResult = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
const guides = { zh: read('docs/engines.md'), en: read('docs/engines.en.md') };

const examples = [...guides.zh.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text ?? ''));
const example = examples.find((value) => value.schema === ENGINE_RESULT_SCHEMA);
const settings = examples.find((value) => value.program !== undefined);

test('the example of the guide is valid and is taken whole', () => {
  expect([isResult(example), isResult.errors]).toEqual([true, null]);
  const described = engineOfSettings(settings);
  const checked = readResult(JSON.stringify(example), {
    engine: { ...(described.ok ? described.engine.description : expect.fail(String(described.faults))), ...example.engine },
    artifact: example.artifact,
    configHash: example.configHash,
    given: new Set(),
    knownClauses: knownClauses(),
  });
  expect(checked).toMatchObject({ ok: true, problems: [] });
});

test.each<[string, object]>([
  ['another version', { schema: 'touchstone-engine-result/2' }],
  ['cancelled', { outcome: 'CANCELLED' }],
  ['a vote that is none', { clauses: [{ clause: 'PIC-08', vote: 'CLEAN', evidence: [] }] }],
  ['a strength without a detection', { clauses: [{ clause: 'PIC-08', vote: 'NOT_DETECTED', strength: 'suspected', evidence: [] }] }],
  ['evidence without a place', { evidence: [{ kind: 'log' }] }],
  ['an artifact that is no digest', { artifact: 'shop.apk' }],
])('%s is not valid', (_name, more) => {
  expect(isResult({ ...example, ...more })).toBe(false);
});

test('words and limits are those of the code', () => {
  const { vote } = schema.$defs;
  expect([vote.properties.vote.enum, vote.properties.strength.enum, schema.properties.outcome.enum]).toEqual([
    VOTES,
    STRENGTHS,
    RESULT_OUTCOMES,
  ]);
  expect([schema.properties.schema.const, schema.$defs.evidence.properties.text.maxLength]).toEqual([
    ENGINE_RESULT_SCHEMA,
    RESULT_LIMITS.text,
  ]);
  const { clauses, evidence, facts, problems } = schema.properties;
  expect([clauses, evidence, facts, problems].map(({ maxItems }) => maxItems)).toEqual([
    RESULT_LIMITS.clauses,
    RESULT_LIMITS.evidence,
    RESULT_LIMITS.facts,
    RESULT_LIMITS.problems,
  ]);
});

/** Fields of an interface, read off the source. */
function fieldsOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2023, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
  return (found?.members ?? ([] as const)).map((member) => (member.name as ts.Identifier).text).sort();
}

const RESULT = 'packages/domain/src/engine/result.ts';

test.each([
  ['EngineResult', RESULT, schema],
  ['EngineRef', RESULT, schema.$defs.engine],
  ['ClauseVote', RESULT, schema.$defs.vote],
  ['EngineEvidence', RESULT, schema.$defs.evidence],
  ['ObservedFact', RESULT, schema.$defs.fact],
  ['EngineProblem', RESULT, schema.$defs.problem],
  ['Place', 'packages/kernel/src/place.ts', schema.$defs.place],
])('%s has the fields of the schema, each described', (name, file, node) => {
  expect(Object.keys(node.properties).sort()).toEqual(fieldsOf(file, name));
  expect(
    Object.entries(node.properties as Record<string, { description?: string }>).filter(([, field]) => field.description === undefined),
  ).toEqual([]);
});

describe.each(Object.entries(guides))('the guide in %s', (_lang, guide) => {
  test('names every state with its rights', () => {
    for (const state of ENGINE_STATES) expect(guide).toMatch(new RegExp(`^\\| ${state}\\b`, 'm'));
    expect(ENGINE_STATES.filter((state) => engineRights[state].runs === 'yes')).toEqual(['ACTIVE']);
  });

  test('names every input, outcome that is not tested, and format', () => {
    for (const word of ['policy', 'trace', 'har', 'capture', 'ui', 'listing', 'person', 'not-reported', 'not-applicable', 'lease-stale'])
      expect(guide).toContain(`\`${word}`);
    for (const format of Object.keys(importers)) expect(guide.toLowerCase()).toContain(format);
  });

  test('states the thresholds of the code', () => {
    const { recall, precision, untested, failedRuns } = GOLDEN_THRESHOLDS;
    for (const value of [recall, precision, untested, failedRuns]) expect(guide).toContain(String(value));
  });

  test('links to files that exist', () => {
    for (const [, link = ''] of guide.matchAll(/\]\(([^)]+)\)/g)) expect(() => read(join('docs', link))).not.toThrow();
  });
});

test('the settings of the guide name clauses that exist, and its task is the one that programs get', () => {
  expect(engineOfSettings(settings).ok).toBe(true);
  const task = examples.find((value) => value.schema === 'touchstone-task/1');
  expect(Object.keys(task)).toEqual(['schema', 'engine', 'artifact', 'inputs', 'config', 'configHash']);
});
