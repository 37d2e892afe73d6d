import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'check-engine-'));
afterAll(() => rmSync(folder, { recursive: true }));

const app = join(folder, 'app.apk');
writeFileSync(app, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]));

/** A vendor's program that says of everything what `outcome` and `vote` say. */
function check(outcome: string, vote: string) {
  const program = join(folder, 'scan.mjs');
  writeFileSync(
    program,
    `import { readFileSync, writeFileSync } from 'node:fs';
const [, , input, output] = process.argv;
const { engine, artifact, configHash } = JSON.parse(readFileSync(input + '/task.json', 'utf8'));
const { length } = readFileSync(input + '/' + artifact.file);
const clauses = [{ clause: 'PIC-08', vote: '${vote}', reason: 'x', evidence: [] }];
const result = { schema: 'touchstone-engine-result/1', engine, artifact: artifact.sha256, configHash, outcome: length === 104 ? 'SUCCEEDED' : '${outcome}', clauses, evidence: [], facts: [], problems: [] };
writeFileSync(output + '/result.json', JSON.stringify(result));`,
  );
  const settings = join(folder, 'settings.json');
  const args = [program, '{input}', '{output}'];
  writeFileSync(
    settings,
    JSON.stringify({ id: 'v', version: '1', ruleSet: '1', program: process.execPath, args, capabilities: [{ clause: 'PIC-08' }] }),
  );
  return spawnSync(process.execPath, ['scripts/check-engine.ts', settings, app], { cwd: root, encoding: 'utf8' });
}

test('a program that keeps to everything passes', () => {
  const { status, stdout } = check('NOT_APPLICABLE', 'NOT_DETECTED');
  expect([stdout.match(/✗/g), status]).toEqual([null, 0]);
});

test('one that calls everything clean does not', () => {
  const { status, stdout } = check('SUCCEEDED', 'NOT_DETECTED');
  expect([stdout.match(/✗.*/g), status]).toEqual([
    ['✗ an empty file is not clean', '✗ noise is not clean', '✗ the beginning of an archive is not clean'],
    1,
  ]);
  expect(stdout).toContain('PIC-08 is called clean');
});

test('without its files it says how it is used', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/check-engine.ts'], { cwd: root, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'usage: check-engine.ts SETTINGS.json APP.apk\n']);
});
