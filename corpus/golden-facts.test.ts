import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openFile, ports } from '@touchstone/ports-node';
import { scanArchives } from '@touchstone/scan-core';
import { sampleApks } from '@touchstone/test-kit';
import { expect, test } from 'vitest';

const expected = join(import.meta.dirname, 'expected');

/**
 * What the engine says of real apps, one fact or finding a line. A difference here is the real review of a change:
 * read it, and when it is right write it anew with UPDATE_GOLDEN=1.
 */
test.each(sampleApks())('facts and findings of %s', (path) => {
  const report = scanArchives([{ name: basename(path), source: openFile(path) }], { name: basename(path) }, ports);
  const { facts, findings, ...head } = report;
  const said = findings
    .filter((finding) => finding.result !== 'not-tested')
    .map(({ facts: proof, ...finding }) => ({ ...finding, proof: proof.length }));
  const lines = [head, ...said, ...facts].map((line) => JSON.stringify(line)).join('\n');
  const file = join(expected, `${report.app?.sha256}.facts.jsonl`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${lines}\n`);
  expect(existsSync(file), `no golden facts of ${basename(path)}; make them with UPDATE_GOLDEN=1 and read them`).toBe(true);
  expect(`${lines}\n`).toBe(readFileSync(file, 'utf8'));
});
