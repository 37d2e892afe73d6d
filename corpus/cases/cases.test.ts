import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf } from '../../packages/facts/src/vocabulary/check-fact.ts';
import { apkOfCase, filesOf, wholeCases } from './case-files.ts';
import { asFact } from './expected-of.ts';
import type { Absent, Planned } from './planned.ts';

const root = join(import.meta.dirname, '../..');
const isLine = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'docs/trace.schema.json'), 'utf8')));
const tokens = new Set(Object.keys(parse(readFileSync(join(root, 'data/personal-info.yaml'), 'utf8'))));

const decoded = (content: Uint8Array | string) => (typeof content === 'string' ? content : Buffer.from(content).toString('latin1'));

describe.each(wholeCases)('$name', (one) => {
  const made = filesOf(one);
  const lines = (end: string): readonly object[] =>
    [...made].flatMap(([path, content]) => (path.endsWith(end) ? decoded(content).trim().split('\n') : [])).map((line) => JSON.parse(line));

  test('the files are those that the recipes make', () => {
    const differ = [...made]
      .filter(([path, content]) => !Buffer.from(content).equals(readFileSync(join(import.meta.dirname, path))))
      .map(([path]) => path);
    expect(differ).toEqual([]);
  });

  test('the package is the same each time', () => {
    expect(Buffer.from(apkOfCase(one)).equals(apkOfCase(one))).toBe(true);
  });

  test('records fit the contract, in the order of time', () => {
    for (const end of ['/run.jsonl', '/ui/screens.jsonl']) {
      expect(lines(end).filter((line) => !isLine(line))).toEqual([]);
      const times = lines(end).flatMap((line) => ('time' in line ? [line.time as number] : []));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test('planned facts fit the vocabulary, with each of their values', () => {
    const { facts, doubtful, absent } = one.plan;
    expect([...facts, ...doubtful].flatMap(variantsOf).flatMap((fact) => faultsOf(asFact(fact), tokens))).toEqual([]);
    const faults = absent.flatMap(variantsOf).flatMap((fact) => faultsOf(asFact(fact), tokens));
    expect(faults.filter((fault) => !fault.includes(' lacks '))).toEqual([]);
  });

  test('what must be there is nowhere said to be absent', () => {
    const clashes = one.plan.facts.flatMap((fact) =>
      one.plan.absent.filter((other) => clash(fact, other)).map(({ why }) => `${fact.kind}: ${why}`),
    );
    expect(clashes).toEqual([]);
  });
});

/** One fact for each value of each attribute that has several. */
function variantsOf(planned: Pick<Planned, 'kind' | 'attributes'>): readonly Pick<Planned, 'kind' | 'attributes'>[] {
  const several = Object.entries(planned.attributes).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [name, one] as const) : [],
  );
  return [planned, ...several.map(([name, value]) => ({ kind: planned.kind, attributes: { ...planned.attributes, [name]: value } }))];
}

function clash(fact: Planned, other: Absent): boolean {
  if (fact.kind !== other.kind || !other.from.every((one) => fact.from.includes(one))) return false;
  return Object.entries(other.attributes).every(([name, value]) => [value].flat().includes([fact.attributes[name]].flat()[0] as never));
}
