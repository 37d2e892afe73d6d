import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, loadApp } from '@touchstone/app-model';
import { vocabulary } from '@touchstone/facts/vocabulary';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { dex, toolCommand, toolEnvironment, withTool } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { means, methodsOf } from '../consent/calls-of.ts';
import { type Spot, type VariantName, variants } from '../consent/index.ts';
import { isHeldBack } from '../consent/is-held-back.ts';
import { heldBackCategories } from './held-back/index.ts';
import { apkOf, type FlowApp, flowApps, flowAppsOf, suiteOf, varied } from './index.ts';

const open = flowApps();
const heldBack = flowAppsOf(heldBackCategories);
const apps = [...open, ...heldBack];
const categories = [...new Set(apps.map(({ category }) => category))].sort();

/** `Method.invoke` stands for the call where a truth is about reflection. */
const REFLECTION = /Method;->invoke\(/;

test('there are enough apps, and no two have one id or one package', () => {
  expect(apps.length).toBeGreaterThanOrEqual(300);
  expect(new Set(apps.map(({ id }) => id)).size).toBe(apps.length);
  expect(new Set(apps.map(({ spec }) => spec.package)).size).toBe(apps.length);
});

test('an app is held back by its id and by nothing else', () => {
  expect(open.filter(({ id }) => isHeldBack(id)).map(({ id }) => id)).toEqual([]);
  expect(heldBack.filter(({ id }) => !isHeldBack(id)).map(({ id }) => id)).toEqual([]);
  expect(heldBack.length / apps.length).toBeGreaterThan(0.25);
});

test('every category stands on both sides, and holds flows', () => {
  for (const category of categories) {
    const [ours, theirs] = [open, heldBack].map((list) => list.filter((app) => app.category === category));
    expect(ours!.length, category).toBeGreaterThan(0);
    expect(theirs!.length, category).toBeGreaterThan(0);
    if (category !== 'implicit-flows') expect(ours!.flatMap(({ truth }) => truth.flows ?? []).length, category).toBeGreaterThan(0);
  }
});

test('the README counts what is there', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([a-z-]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(([, name, ...numbers]) => [
    name,
    ...numbers.map(Number),
  ]);
  const of = (list: readonly FlowApp[], name: string): readonly FlowApp[] => list.filter(({ category }) => category === name);
  const leaks = (list: readonly FlowApp[]): number => list.reduce((sum, { truth }) => sum + (truth.flows?.length ?? 0), 0);
  expect(rows).toEqual(
    categories.map((name) => [name, of(apps, name).length, of(heldBack, name).length, leaks(of(apps, name)), leaks(of(heldBack, name))]),
  );
});

test('truths speak the vocabulary, and say of an app without flows why', () => {
  const tokens = new Set(Object.keys(parse(readFileSync(join(import.meta.dirname, '../../data/personal-info.yaml'), 'utf8'))));
  for (const { id, truth } of apps) {
    for (const { data, sink } of truth.flows ?? []) {
      expect(tokens.has(data), `${id}: ${data}`).toBe(true);
      expect(vocabulary['flow.leak'].attributes.sink.type, id).toContain(sink);
    }
    expect((truth.flows?.length ?? 0) + (truth.noFlows?.length ?? 0), id).toBeGreaterThan(0);
  }
});

test('every source and sink stands where its truth says, and each pair once', () => {
  for (const app of apps) {
    const written = new Map(methodsOf(app).map(({ place, references }) => [place, references]));
    const holds = ({ api, in: where }: Spot): boolean =>
      written.get(where)?.some((one) => REFLECTION.test(one) || api.some((name) => means(one, name))) === true;
    const pairs = [...(app.truth.flows ?? []), ...(app.truth.noFlows ?? []), ...app.unjudged];
    for (const { source, target } of pairs)
      for (const spot of [source, target]) expect(holds(spot), `${app.id}: ${spot.api[0]} in ${spot.in}`).toBe(true);
    const keys = pairs.map(({ source, target }) => [source.api[0], source.in, target.api[0], target.in].join(' '));
    expect(new Set(keys).size, app.id).toBe(keys.length);
  }
});

describe.each(categories)('%s', (category) => {
  test.each(apps.filter((app) => app.category === category).map((app) => [app.id, app] as const))('%s is read whole', (_, app) => {
    const loaded = load(apkOf(app));
    expect(loaded.manifest?.package).toBe(app.spec.package);
    expect(loaded.problems).toEqual([]);
  });
});

test('a suite holds each app in the folder of its category, and the answer to each', () => {
  const some = open.slice(0, 5);
  const files = suiteOf(some);
  expect(files.map(({ path }) => path)).toEqual([...some.map(({ category, id }) => `${category}/${id}.apk`), 'truth.tsv', 'truth.json']);
  const [head, ...rows] = String(files.at(-2)!.content).trimEnd().split('\n');
  expect(head).toBe('apk\tcategory\texpected_leaks');
  expect(rows.map((row) => Number(row.split('\t')[2]))).toEqual(some.map(({ truth }) => truth.flows!.length));
  const told = JSON.parse(String(files.at(-1)!.content)) as readonly { readonly apk: string; readonly flows: readonly unknown[] }[];
  expect(told.map(({ apk }) => apk)).toEqual(some.map(({ category, id }) => `${category}/${id}.apk`));
  expect(told.map(({ flows }) => flows.length)).toEqual(some.map(({ truth }) => truth.flows!.length));
});

test.each(Object.keys(variants) as VariantName[])('%s apps hold what their truth names', (name) => {
  for (const app of apps) {
    const variant = varied(app, name);
    const places = new Set(methodsOf(variant).map(({ place }) => place));
    const pairs = [...(variant.truth.flows ?? []), ...(variant.truth.noFlows ?? []), ...variant.unjudged];
    for (const { source, target } of pairs)
      for (const spot of [source, target]) expect(places.has(spot.in), `${app.id}: ${spot.in}`).toBe(true);
    expect(variant.truth.flows?.map(({ data, sink }) => [data, sink])).toEqual(app.truth.flows?.map(({ data, sink }) => [data, sink]));
    expect(variant.unjudged.length, app.id).toBe(app.unjudged.length);
  }
});

withTool(test, 'dexdump')('dexdump accepts every file', () => {
  const [command = '', ...leading] = toolCommand('dexdump') ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'flows-'));
  try {
    const files = apps.flatMap((app, a) =>
      app.dexes.map((part, i) => {
        const path = join(folder, `${a}-${i}.dex`);
        writeFileSync(path, dex(part));
        return path;
      }),
    );
    const done = spawnSync(command, [...leading, '-d', ...files], { env: toolEnvironment(), encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function load(bytes: Uint8Array): App {
  return loadApp([{ name: 'app.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [] }).value;
}
