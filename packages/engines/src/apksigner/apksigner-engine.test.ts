import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolCommand, withTool } from '@touchstone/test-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { engineContract } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { ownEngine } from '../own/own-engine.ts';
import { runEngine } from '../run-engine.ts';
import { sampleApk, taskOf } from '../task.fixture.ts';
import { apksignerEngine } from './apksigner-engine.ts';
import { readVerdict } from './read-verdict.ts';

const folder = mkdtempSync(join(tmpdir(), 'apksigner-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = toolCommand('apksigner');
const engine = command === undefined ? undefined : await apksignerEngine({ command });

withTool(describe, 'apksigner')('apksigner', () => {
  engineContract('apksigner', { make: () => engine as Engine, task: () => taskOf(sampleApk('appium-unlock')) });

  test('agrees with our own scan on a sound, a changed and an unsigned app', async () => {
    const sound = sampleApk('android-apidemos');
    const changed = join(folder, 'changed.apk');
    const bytes = readFileSync(sound);
    bytes[2_000] = (bytes[2_000] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    const own = ownEngine(1);
    const say = async (one: Engine, path: string) =>
      (await runEngine(one, taskOf(path))).result?.clauses
        .filter(({ clause }) => clause.startsWith('check/'))
        .map(({ clause, vote }) => `${clause} ${vote}`);
    for (const path of [sound, changed]) expect(await say(engine as Engine, path)).toEqual(await say(own, path));
    expect(await say(engine as Engine, changed)).toEqual(['check/signature-valid DETECTED', 'check/signing-key NOT_TESTED']);
    await own.close?.();
  });
});

test('where it is not installed there is no engine', async () => {
  expect(await apksignerEngine({ command: ['/nonexistent/apksigner'] })).toBeUndefined();
});

describe('what it prints', () => {
  const verifies =
    'Verifies\nVerified using v1 scheme (JAR signing): true\nVerified using v3.1 scheme (APK Signature Scheme v3.1): false\nVerified for SourceStamp: false\n';
  test.each([
    ['accepted', { code: 0, stdout: verifies, stderr: '' }, 'verifies'],
    ['rejected', { code: 1, stdout: '', stderr: 'DOES NOT VERIFY\nERROR: v2 signer #1\n' }, 'rejects'],
    [
      'no archive',
      { code: 1, stdout: '', stderr: 'Exception in thread "main" com.android.apksig.apk.ApkFormatException: Malformed' },
      'no-apk',
    ],
    ['out of memory', { code: 1, stdout: '', stderr: 'java.lang.OutOfMemoryError' }, 'failed'],
    ['accepted further down only', { code: 0, stdout: 'WARNING: x\nVerifies\n', stderr: '' }, 'failed'],
    ['accepted by a name in a certificate, with an exit code that is not', { code: 1, stdout: verifies, stderr: '' }, 'failed'],
  ])('%s', (_name, printed, kind) => {
    expect(readVerdict(printed).kind).toBe(kind);
  });

  test('schemes and signers', () => {
    const digest = 'a'.repeat(64);
    const stdout = `${verifies}Signer #1 certificate DN: CN=王, O=Example\nSigner #1 certificate SHA-256 digest: ${digest}\n`;
    const verdict = readVerdict({ code: 0, stdout, stderr: '' });
    expect(verdict).toEqual({
      kind: 'verifies',
      schemes: new Map([
        ['v1', true],
        ['v31', false],
        ['stamp', false],
      ]),
      signers: [{ subject: 'CN=王, O=Example', sha256: digest }],
    });
  });
});
