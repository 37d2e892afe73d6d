import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeConnector, pagesOf } from '../connector.contract.ts';
import type { ListingChange } from '../connector.ts';
import { StoreFault } from '../store-fault.ts';
import { folderStore } from './connector.ts';
import { partsBelow } from './safe-path.ts';
import { writeBundle } from './write-bundle.ts';

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const keys = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const other = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const PATHS = ['a.apk', 'batch/b.xapk', 'batch/deep/c.hap', 'd.APK', 'e.aab'];

function filled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  mkdirSync(join(folder, 'batch/deep'), { recursive: true });
  for (const [i, path] of PATHS.entries()) writeFileSync(join(folder, path), Buffer.alloc(3000 * (i + 1), path));
  writeFileSync(join(folder, 'readme.txt'), 'not an app');
  return folder;
}

const codeOf = async (work: () => Promise<unknown>) =>
  work().then(
    () => 'answers',
    (error: unknown) => (error instanceof StoreFault ? error.code : String(error)),
  );
const changesOf = async (folder: string, cursor?: string) => {
  const pages = await pagesOf(folderStore({ id: 'usb', folder }), cursor);
  return {
    told: pages.flatMap(({ changes }) => changes.map(({ storeAppId, state }) => `${state} ${storeAppId}`)),
    next: pages.at(-1)?.next ?? cursor,
  };
};

describeConnector('folder', ['wrong-hash', 'wrong-size'], async () => {
  const folder = filled();
  const open = () => folderStore({ id: 'usb', folder, pageSize: 2 });
  return {
    connector: open(),
    reopen: open,
    change: async () => {
      writeFileSync(join(folder, 'batch/b.xapk'), 'another version');
      return 'batch/b.xapk';
    },
    live: PATHS,
    pageSize: 2,
    lie: (lie) => writeFileSync(join(folder, 'e.aab'), Buffer.alloc(lie === 'wrong-hash' ? 15_000 : 15_001, 1)),
    requests: () => 0,
    close: async () => rmSync(folder, { recursive: true }),
  };
});

function bundled(): { folder: string; listings: ListingChange[] } {
  const folder = filled();
  writeFileSync(join(folder, 'policy.html'), '<p>隐私政策</p>');
  const listings = PATHS.map((path, i): ListingChange => {
    const bytes = readFileSync(join(folder, path));
    return {
      storeAppId: `app-${i}`,
      state: 'live',
      updatedAt: '2026-11-01T00:00:00.000Z',
      platform: 'android',
      packageName: `cn.example.app${i}`,
      names: { 'zh-CN': `示例${i}` },
      permissions: [],
      artifact: { sha256: sha256(bytes), sizeBytes: bytes.length, kind: 'apk', signers: [] },
    };
  });
  return { folder, listings };
}
const write = (folder: string, listings: readonly ListingChange[], key = keys.privateKey) =>
  writeBundle(folder, { listings, paths: [...PATHS, 'policy.html'], madeAt: '2026-11-01T00:00:00Z' }, key);

describeConnector('signed bundle', ['wrong-hash', 'wrong-size', 'unsigned', 'foreign-signature', 'not-json', 'broken-items'], async () => {
  const { folder, listings } = bundled();
  await write(folder, listings);
  const open = () => folderStore({ id: 'lab', folder, publicKey: keys.publicKey, pageSize: 2 });
  return {
    connector: open(),
    reopen: open,
    change: async () => {
      await write(
        folder,
        listings.map((one) => (one.storeAppId === 'app-3' ? { ...one, names: { 'zh-CN': '改名' } } : one)),
      );
      return 'app-3';
    },
    live: listings.map(({ storeAppId }) => storeAppId),
    pageSize: 2,
    lie: async (lie) => {
      const json = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as { listings: unknown[]; files: unknown[] };
      if (lie === 'unsigned') unlinkSync(join(folder, 'bundle.json.sig'));
      if (lie === 'foreign-signature') await write(folder, listings, other.privateKey);
      if (lie === 'wrong-hash' || lie === 'wrong-size')
        writeFileSync(join(folder, 'e.aab'), Buffer.alloc(lie === 'wrong-hash' ? 15_000 : 15_001, 1));
      if (lie === 'not-json') await signed(folder, '{');
      if (lie === 'broken-items') {
        const files = [
          ...json.files,
          { path: '../../etc/passwd', sha256: 'c'.repeat(64) },
          { path: '/etc/passwd', sha256: 'd'.repeat(64) },
        ];
        await signed(folder, JSON.stringify({ ...json, files, listings: [...json.listings, null, { storeAppId: 'x\u202ey' }] }));
      }
    },
    requests: () => 0,
    close: async () => rmSync(folder, { recursive: true }),
  };
});

async function signed(folder: string, text: string): Promise<void> {
  const { sign, createPrivateKey } = await import('node:crypto');
  writeFileSync(join(folder, 'bundle.json'), text);
  writeFileSync(join(folder, 'bundle.json.sig'), sign(null, Buffer.from(text), createPrivateKey(keys.privateKey)).toString('base64'));
}

test('what is taken away is gone; what is copied with another time is no change', async () => {
  const folder = filled();
  const { next } = await changesOf(folder);
  unlinkSync(join(folder, 'a.apk'));
  utimesSync(join(folder, 'd.APK'), 1, 1);
  expect((await changesOf(folder, next)).told).toEqual(['gone a.apk']);
  rmSync(folder, { recursive: true });
});

test('links are not followed, wherever they stand', async () => {
  const folder = filled();
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'secret.apk'), 'secret');
  symlinkSync(join(outside, 'secret.apk'), join(folder, 'link.apk'));
  symlinkSync(outside, join(folder, 'linked'));
  expect((await changesOf(folder)).told).toEqual(PATHS.toSorted().map((path) => `live ${path}`));
  const store = folderStore({ id: 'usb', folder });
  const open = (location: string) =>
    store.openArtifact({ sha256: 'a'.repeat(64), sizeBytes: 6, kind: 'apk', signers: [], location }, { from: 0 }, never);
  for (const location of ['link.apk', 'linked/secret.apk', '../outside/secret.apk', `batch/../../${outside}/secret.apk`, 'batch', '']) {
    expect([location, await codeOf(() => open(location))]).toEqual([location, 'not-allowed']);
  }
  symlinkSync(join(outside, 'secret.apk'), join(folder, 'bundle.json'));
  expect(await codeOf(() => pagesOf(store))).toBe('not-allowed');
  rmSync(folder, { recursive: true });
  rmSync(outside, { recursive: true });
});

test('where a signature is asked for, a folder without a bundle is refused', async () => {
  const folder = filled();
  expect(await codeOf(() => pagesOf(folderStore({ id: 'usb', folder, publicKey: keys.publicKey })))).toBe('unsigned');
  rmSync(folder, { recursive: true });
});

test('one changed byte of a bundle is one too many', async () => {
  const { folder, listings } = bundled();
  await write(folder, listings);
  const copy = mkdtempSync(join(tmpdir(), 'copy-'));
  cpSync(folder, copy, { recursive: true });
  const bytes = readFileSync(join(copy, 'bundle.json'));
  bytes[bytes.indexOf('示例')]! ^= 1;
  writeFileSync(join(copy, 'bundle.json'), bytes);
  expect(await codeOf(() => pagesOf(folderStore({ id: 'lab', folder: copy, publicKey: keys.publicKey })))).toBe('signature-invalid');
  for (const one of [folder, copy]) rmSync(one, { recursive: true });
});

test('a policy of a bundle is what its hash says', async () => {
  const { folder, listings } = bundled();
  await write(folder, listings);
  const store = folderStore({ id: 'lab', folder, publicKey: keys.publicKey });
  const ref = { sha256: sha256(Buffer.from('<p>隐私政策</p>')) };
  expect(await store.policyText!(ref, never)).toMatchObject({ mediaType: 'text/html', sha256: ref.sha256 });
  writeFileSync(join(folder, 'policy.html'), 'another');
  expect(await codeOf(() => store.policyText!(ref, never))).toBe('wrong-hash');
  rmSync(folder, { recursive: true });
});

test.each(['../x', '/etc/passwd', 'a/../b', 'a//b', './a', 'a\\b', 'C:x', 'a\0b', '', `${'a/'.repeat(40)}x`])(
  '%j is no path below',
  (path) => {
    expect(partsBelow(path)).toBeUndefined();
  },
);

test.each(['', 'AAAA', 'not base64 !', Buffer.from('{}').toString('base64url')])('%j is no cursor', async (cursor) => {
  const folder = filled();
  expect(await codeOf(() => pagesOf(folderStore({ id: 'usb', folder }), cursor))).toBe('cursor-expired');
  rmSync(folder, { recursive: true });
});
