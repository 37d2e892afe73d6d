import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, loadApp } from '@touchstone/app-model';
import { vocabulary } from '@touchstone/facts/vocabulary';
import { readDex } from '@touchstone/formats/dex';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { dex, toolCommand, toolEnvironment, withTool } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { means, methodsOf } from './calls-of.ts';
import { heldBackCategories } from './held-back/index.ts';
import { apkOf, appsOf, type ConsentApp, consentApps, steppingStones, variants } from './index.ts';
import { isHeldBack } from './is-held-back.ts';

const root = join(import.meta.dirname, '../..');
const open = consentApps();
const heldBack = appsOf(heldBackCategories);
const apps = [...open, ...heldBack];

test('there are enough apps, and no two have one id or one package', () => {
  expect(apps.length).toBeGreaterThanOrEqual(480);
  expect(new Set(apps.map(({ id }) => id)).size).toBe(apps.length);
  expect(new Set(apps.map(({ spec }) => spec.package)).size).toBe(apps.length);
});

test('an app is held back by its id and by nothing else', () => {
  expect(open.filter(({ id }) => isHeldBack(id)).map(({ id }) => id)).toEqual([]);
  expect(heldBack.filter(({ id }) => !isHeldBack(id)).map(({ id }) => id)).toEqual([]);
  expect(heldBack.length / apps.length).toBeGreaterThan(0.28);
});

test('the README counts what is there', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([a-z-]+) \| (\d+) \| (\d+) \|$/gm)].map(([, name, all, held]) => [
    name,
    Number(all),
    Number(held),
  ]);
  const names = [...new Set(apps.map(({ category }) => category))].sort();
  const count = (list: readonly ConsentApp[], name: string): number => list.filter(({ category }) => category === name).length;
  expect(rows).toEqual(names.map((name) => [name, count(apps, name), count(heldBack, name)]));
  expect(Math.min(...names.map((name) => count(apps, name)))).toBeGreaterThanOrEqual(4);
});

test('truths speak the vocabulary, and name SDKs that are catalogued', () => {
  const tokens = new Set(Object.keys(parse(readFileSync(join(root, 'data/personal-info.yaml'), 'utf8'))));
  const sdks = new Set(idsOfSdks());
  const words = vocabulary['reach.reads'].attributes;
  for (const { id, truth } of apps) {
    for (const one of truth.reads ?? []) {
      expect(tokens.has(one.data), `${id}: ${one.data}`).toBe(true);
      expect(words.trigger.type, id).toEqual(expect.arrayContaining([...one.trigger]));
      expect(words.gate.type, id).toEqual(expect.arrayContaining([...one.gate]));
      expect(words.owner.type, id).toEqual(expect.arrayContaining([...one.owner]));
      expect(one.sdk === undefined || sdks.has(one.sdk), `${id}: ${one.sdk}`).toBe(true);
    }
    for (const { data, sink } of truth.flows ?? []) {
      expect(tokens.has(data), `${id}: ${data}`).toBe(true);
      expect(vocabulary['flow.leak'].attributes.sink.type, id).toContain(sink);
    }
  }
});

test('answers agree with each other', () => {
  for (const { id, truth } of apps) {
    const gates = (truth.reads ?? []).flatMap(({ gate }) => gate);
    if (truth.gate?.found === true && truth.gate.why === undefined) expect(gates, `${id} has a gate`).not.toContain('no-gate');
    if (truth.gate?.found === false) for (const gate of gates) expect(['no-gate', 'undecided'], `${id} has no gate`).toContain(gate);
    for (const one of truth.reads ?? []) {
      if (one.gate.length > 1) expect(one.why, `${id}: more than one answer needs a reason`).toBeDefined();
      const isAlsoDead = (truth.dead ?? []).some((dead) => dead.in === one.in && dead.api === one.api);
      expect(isAlsoDead, `${id}: ${one.in} is alive and dead`).toBe(false);
    }
  }
});

/** `Method.invoke` stands for the call where a truth is about reflection. */
const REFLECTION = /Method;->invoke\(/;

test('every planted read, call and flow stands where its truth says', () => {
  for (const app of apps) {
    const written = new Map(methodsOf(app).map(({ place, references }) => [place, references]));
    const holds = (place: string, apis: readonly string[]): boolean => {
      const references = written.get(place);
      return references?.some((one) => REFLECTION.test(one) || apis.some((api) => means(one, api))) === true;
    };
    const { reads, dead, permissions, starts, jumps, downloads, flows, noFlows } = app.truth;
    for (const one of [...(reads ?? []), ...(dead ?? [])])
      expect(holds(one.in, [one.api]), `${app.id}: ${one.api} in ${one.in}`).toBe(true);
    for (const one of [permissions, starts, jumps, downloads].flatMap((list) => [...(list ?? [])]))
      expect(written.has(one.in), app.id).toBe(true);
    for (const { source, target } of [...(flows ?? []), ...(noFlows ?? [])]) {
      for (const spot of [source, target]) expect(holds(spot.in, spot.api), `${app.id}: ${spot.api[0]} in ${spot.in}`).toBe(true);
    }
  }
});

test('no catalogued read stands in an app whose truth does not know it', () => {
  const catalogued = new Set(readsOf('data/api-methods'));
  const isStone = (call: string): boolean =>
    steppingStones.some((stone) => call.includes(`${stone.replace(/\/\d+$/, '').replace('.', ';->')}(`));
  const strangers = apps
    .filter(({ truth }) => truth.reads !== undefined)
    .flatMap((app) => {
      const known = new Set([...(app.truth.reads ?? []), ...(app.truth.dead ?? [])].map((one) => `${one.in} ${one.api}`));
      const calls = methodsOf(app).flatMap(({ place, references }) => references.map((call) => ({ place, call })));
      return calls
        .filter(({ place, call }) => catalogued.has(call) && !isStone(call) && !known.has(`${place} ${call}`))
        .map(({ call }) => `${app.id}: ${call}`);
    });
  expect(strangers).toEqual([]);
});

describe.each([...new Set(apps.map(({ category }) => category))])('%s', (category) => {
  test.each(apps.filter((app) => app.category === category).map((app) => [app.id, app] as const))('%s is read whole', (_, app) => {
    const loaded = load(apkOf(app));
    expect(loaded.manifest?.package).toBe(app.spec.package);
    expect(loaded.problems).toEqual([]);
    expect(classesOf(loaded)).toEqual(
      app.dexes
        .flat()
        .map(({ type }) => type)
        .sort(),
    );
  });
});

test.each(Object.keys(variants) as (keyof typeof variants)[])('%s apps hold what their truth names', (name) => {
  for (const app of apps) {
    const variant = variants[name](app);
    for (const part of variant.dexes) dex(part);
    const places = new Set(methodsOf(variant).map(({ place }) => place));
    const { reads, dead, flows, noFlows } = variant.truth;
    const named = [
      ...(reads ?? []),
      ...(dead ?? []),
      ...[...(flows ?? []), ...(noFlows ?? [])].flatMap(({ source, target }) => [source, target]),
    ];
    for (const one of named) expect(places.has(one.in), `${app.id}: ${one.in}`).toBe(true);
    expect(reads?.map(({ data, gate, trigger }) => ({ data, gate, trigger }))).toEqual(
      app.truth.reads?.map(({ data, gate, trigger }) => ({ data, gate, trigger })),
    );
  }
});

test('names change where they can', () => {
  const kept = apps
    .filter((app) => app.dexes.flat().length > 3)
    .filter((app) =>
      variants
        .renamed(app)
        .dexes.flat()
        .every(({ type }) => !type.startsWith('La/a/')),
    );
  expect(kept.length / apps.length).toBeLessThan(0.25);
});

withTool(test, 'dexdump')('dexdump accepts every file, and of each variant those of one app', () => {
  const all = [...apps, ...Object.values(variants).flatMap((vary) => apps.filter((_, i) => i % 10 === 0).map((app) => vary(app)))];
  const [command = '', ...leading] = toolCommand('dexdump') ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'consent-'));
  try {
    const files = all.flatMap((app, a) =>
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

function classesOf(app: App): readonly string[] {
  const dexes = app.files.filter(({ path }) => /^classes\d*\.dex$/.test(path)).flatMap((file) => readDex(file.read().value).value);
  return dexes
    .flatMap((one) => Array.from({ length: one.tables.classCount }, (_, i) => one.typeDescriptor(one.tables.classDefs[i * 8]!)))
    .sort();
}

function readsOf(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder)).flatMap((name): readonly { readonly call: string; readonly reads?: string }[] =>
    parse(readFileSync(join(root, folder, name), 'utf8')),
  );
  return entries.filter(({ reads }) => reads !== undefined).map(({ call }) => call);
}

function idsOfSdks(): readonly string[] {
  const folder = join(root, 'data/sdks');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => /^id: (.+)$/m.exec(readFileSync(join(folder, path), 'utf8'))?.[1] ?? '');
}
