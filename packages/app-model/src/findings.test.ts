import type { Problem } from '@touchstone/kernel/problem';
import { expect, test } from 'vitest';
import { Findings } from './findings.ts';

const named = (findings: Findings) => findings.list.map(({ code, file }) => `${file ?? ''} ${code}`.trim());

test('what a reader finds later is reported too, once, behind what was there', () => {
  const findings = new Findings();
  const growing: Problem[] = [{ code: 'arsc/a', at: 0 }];
  findings.watch(growing, 'resources.arsc');
  findings.add('app/b');
  expect(named(findings)).toEqual(['resources.arsc arsc/a', 'app/b']);
  growing.push({ code: 'arsc/c', at: 4 });
  expect(named(findings)).toEqual(['resources.arsc arsc/a', 'app/b', 'resources.arsc arsc/c']);
  expect(named(findings)).toHaveLength(3);
});

test('files of an archive inside the app are named after it, those of the base are not', () => {
  const inner = new Findings();
  inner.add('axml/a', 'AndroidManifest.xml');
  inner.add('zip/b');
  const split = new Findings();
  split.watchArchive(inner, 'split.apk');
  const base = new Findings();
  base.watchArchive(inner);
  expect(named(split)).toEqual(['split.apk!AndroidManifest.xml axml/a', 'split.apk zip/b']);
  expect(named(base)).toEqual(['AndroidManifest.xml axml/a', 'zip/b']);
});

test('a reader that goes on finding does not fill the memory', () => {
  const findings = new Findings();
  findings.watch(Array.from({ length: 100_000 }, (_, at) => ({ code: 'dex/x', at })));
  expect(findings.list.length).toBeLessThan(100);
});
