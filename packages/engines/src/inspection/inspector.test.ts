import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lyingBomb, overlappingBomb, zip } from '@touchstone/test-kit';
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

/** A ZIP whose directory names one small entry many times, each said to unpack to almost 4 GiB. */
function bomb(entries: number): Uint8Array {
  const name = Buffer.from('a');
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(22), Buffer.from([1, 0, 0, 0]), name, Buffer.from('x')]);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt32LE(1, 20);
  header.writeUInt32LE(0xfffffff0, 24);
  header.writeUInt16LE(1, 28);
  const directory = Buffer.concat(Array.from({ length: entries }, () => Buffer.concat([header, name])));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

test('what says it unpacks to hundreds of times its size is refused unread', async () => {
  const read = await inspector.inspect({ path: file('bomb', bomb(1000)), kind: 'apk', name: 'bomb' });
  expect(read).toMatchObject({ ok: true, isBomb: true, contentRoot: null });
  expect(read).not.toHaveProperty('app');
});

test.each([
  ['hap', 'module.json', true],
  ['ipa', 'Payload/x.app/Info.plist', true],
  ['hap', 'classes.dex', false],
] as const)('%s with %s: of a platform that is known by its marks only', async (kind, name, isForeignPlatform) => {
  const read = await inspector.inspect({ path: file(`${kind}-${name.length}`, zip([{ name, data: '{}' }])), kind, name });
  expect(read).toMatchObject({ ok: true, isForeignPlatform });
});

test('bombs of every make are read in bounded time and memory', { timeout: 30_000 }, async () => {
  const overlapping = await inspector.inspect({ path: file('o', zip(overlappingBomb(3000, 2 ** 20))), kind: 'apk', name: 'o' });
  expect(overlapping).toMatchObject({ ok: true, isBomb: true });
  const lying = await inspector.inspect({ path: file('l', zip([lyingBomb('assets/a', 2 ** 26, 10)])), kind: 'apk', name: 'l' });
  expect(lying).toMatchObject({ ok: true, isBomb: false });
  expect(lying).not.toHaveProperty('app');
});
