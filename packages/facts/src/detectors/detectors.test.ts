import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadApp } from '@touchstone/app-model';
import { knowledge } from '@touchstone/knowledge';
import { openFile, ports } from '@touchstone/ports-node';
import { sampleApks } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runDetectors } from '../run.ts';
import { faultsOf } from '../vocabulary/check-fact.ts';
import { kindOf } from '../vocabulary/index.ts';
import { detectors } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every folder is a detector and every detector has its folder', () => {
  expect(detectors.map((detector) => detector.id).sort()).toEqual(folders.sort());
});

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  const capability = parse(readFileSync(join(import.meta.dirname, id, 'capability.yaml'), 'utf8')) as Record<string, unknown>;

  test('its capability file says which version it is of and what it cannot see, in both languages', () => {
    expect([capability['id'], capability['version']]).toEqual([id, detector.version]);
    const said = [capability['sees'], ...(capability['cannotSee'] as unknown[])];
    expect(said.length).toBeGreaterThan(1);
    for (const text of said) expect(text).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  test('it yields kinds of the vocabulary that come from what it reads', () => {
    const reads: readonly string[] = detector.reads === undefined ? [] : [detector.reads].flat();
    // A folder of screens has an index of what was done and what followed: it shows something of the run, too.
    const inputs = ['static', ...reads, ...(reads.includes('ui') ? ['runtime'] : [])];
    expect(detector.yields.filter((kind) => !inputs.includes(kindOf(kind)?.input ?? ''))).toEqual([]);
  });
});

const tokens = new Set(knowledge.personalInfo.map((info) => info.token));
const sdkPrefixes = knowledge.sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix }) => ({ prefix, sdk: sdk.id })));

describe.each(sampleApks())('%s', (path) => {
  const app = loadApp([{ name: 'app.apk', source: openFile(path) }], { ports, sdkPrefixes }).value;

  test.each(detectors.map((detector) => [detector.id, detector] as const))(
    '%s says only what the vocabulary knows and what it yields',
    (_id, detector) => {
      const facts = runDetectors([detector], app, knowledge, {});
      const faults = facts.flatMap((fact) => [
        ...faultsOf(fact, tokens),
        ...(detector.yields.includes(fact.kind as never) ? [] : [`${fact.kind} is not among what it yields`]),
      ]);
      expect([...new Set(faults)]).toEqual([]);
    },
  );
});
