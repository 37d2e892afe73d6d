import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleApk } from '../task.fixture.ts';
import { artifactInspector } from './inspector.ts';

const inspector = artifactInspector(1);
const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(async () => {
  await inspector.close();
  rmSync(folder, { recursive: true });
});
const file = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

test('an app: package, versions, signers, label, and a root over what it holds', async () => {
  const read = await inspector.inspect({ path: sampleApk('android-apidemos'), kind: 'apk', name: 'a.apk' });
  expect(read).toMatchObject({
    ok: true,
    isBomb: false,
    contentRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
    app: {
      package: 'io.appium.android.apis',
      label: 'API Demos',
      isSignatureValid: true,
      signers: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), isDebug: true }],
    },
  });
});

test('what is no app says so', async () => {
  expect(await inspector.inspect({ path: file('a', 'hello'), kind: 'apk', name: 'a' })).toMatchObject({ ok: true, sizeBytes: 5 });
  expect(await inspector.inspect({ path: file('b', 'hello'), kind: 'apk', name: 'b' })).not.toHaveProperty('app');
  expect(await inspector.inspect({ path: join(folder, 'none'), kind: 'apk', name: 'c' })).toMatchObject({ ok: false });
});

test('cut anywhere it still answers', async () => {
  const bytes = readFileSync(sampleApk('appium-unlock'));
  for (let i = 1; i <= 20; i++) {
    const read = await inspector.inspect({ path: file('cut', bytes.subarray(0, (bytes.length * i) / 21)), kind: 'apk', name: 'cut' });
    expect(read.ok).toBe(true);
  }
});
