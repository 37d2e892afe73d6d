import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signer, signJar, zip } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { describeConnector, pagesOf } from '../connector.contract.ts';
import type { Surroundings } from '../fetch-port.ts';
import { StoreFault } from '../store-fault.ts';
import { fdroid } from './connector.ts';
import { folderCache, type IndexCache, memoryCache } from './index-cache.ts';
import { sha256, TestRepository } from './repository.contract.ts';
import { readSignedJar } from './signed-jar.ts';

const rate = { perSecond: 1e6, burst: 1e6, atOnce: 2 };
const names = ['org.example.alpha', 'org.example.beta', 'org.example.delta', 'org.example.gamma', 'org.example.zeta'];
const NOW = Date.UTC(2026, 10, 3);

function repository(): TestRepository {
  const repo = new TestRepository();
  for (const [i, name] of names.entries()) repo.put(name, 10 + i, Buffer.alloc(5000 * (i + 1), name));
  repo.publish();
  return repo;
}

function opened(repo: TestRepository, cache: IndexCache = memoryCache(), more: object = {}) {
  const around: Surroundings = { fetch: repo.fetch, nowMs: () => NOW, sleep: async () => undefined, random: () => 0 };
  return fdroid(
    { id: 'repo', baseUrl: 'https://repo.example.cn/repo/', fingerprint: repo.fingerprint, cache, rate, pageSize: 2, ...more },
    around,
  );
}

const told = async (repo: TestRepository, cache: IndexCache, cursor?: string) => {
  const pages = await pagesOf(opened(repo, cache), cursor);
  return {
    changes: pages.flatMap(({ changes }) => changes.map(({ storeAppId, state, version }) => [storeAppId, state, version?.code])),
    problems: pages.flatMap(({ problems }) => problems.map(({ code }) => code)),
    next: pages.at(-1)?.next ?? cursor,
  };
};
const codeOf = async (work: () => Promise<unknown>) =>
  work().then(
    () => 'answers',
    (error: unknown) => (error instanceof StoreFault ? error.code : String(error)),
  );

describeConnector(
  'F-Droid repository',
  ['not-json', 'unsigned', 'foreign-signature', 'wrong-index-hash', 'wrong-index-size', 'wrong-hash', 'wrong-size'],
  async () => {
    const repo = repository();
    const cache = memoryCache();
    return {
      connector: opened(repo, cache),
      reopen: () => opened(repo, cache),
      change: async () => {
        repo.put('org.example.beta', 99, Buffer.from('the new beta'));
        repo.publish();
        return 'org.example.beta';
      },
      live: names,
      pageSize: 2,
      lie: async (lie) => {
        await cache.keep([]);
        const lies: Partial<Record<typeof lie, () => void>> = {
          'not-json': () => repo.files.set('/entry.jar', zip(signJar([{ name: 'entry.json', data: '{' }], [repo.signer]))),
          unsigned: () => repo.files.set('/entry.jar', zip([{ name: 'entry.json', data: '{}' }])),
          'foreign-signature': () => repo.sign({ timestamp: 1 }, [signer('other')]),
          'wrong-index-hash': () => {
            repo.serve = (path, bytes) => (path === '/index-v2.json' ? Buffer.from(bytes).fill(32, 20, 30) : bytes);
          },
          'wrong-index-size': () => {
            repo.serve = (path, bytes) => (path === '/index-v2.json' ? bytes.subarray(1) : bytes);
          },
          'wrong-hash': () => {
            repo.serve = (path, bytes) => (path.endsWith('.apk') ? Buffer.from(bytes).fill(1, 5, 6) : bytes);
          },
          'wrong-size': () => {
            repo.serve = (path, bytes) => (path.endsWith('.apk') ? Buffer.concat([bytes, bytes]) : bytes);
          },
        };
        lies[lie]?.();
      },
      requests: () => repo.requests.length,
      close: async () => undefined,
    };
  },
);

test('differences are used, and bring the same as the whole index', async () => {
  const repo = repository();
  const cache = memoryCache();
  const { next } = await told(repo, cache);
  repo.remove('org.example.alpha');
  repo.put('org.example.new', 1, Buffer.from('new'));
  repo.publish();
  repo.requests = [];
  const since = await told(repo, cache, next);
  expect(since.changes).toEqual([
    ['org.example.alpha', 'gone', undefined],
    ['org.example.new', 'live', 1],
  ]);
  expect(repo.requests).toEqual(['/entry.jar', expect.stringMatching(/^\/diff\//)]);

  repo.files.delete(repo.requests[1]!);
  const again = await told(repo, await copyOf(cache, next!), next);
  expect(again.changes).toEqual(since.changes);
});

/** Only the index the cursor stands at. */
async function copyOf(cache: IndexCache, cursor: string): Promise<IndexCache> {
  const copy = memoryCache();
  await copy.put(Number(cursor), (await cache.get(Number(cursor))) ?? '');
  return copy;
}

test.each([
  ['is not JSON', () => Buffer.from('{')],
  ['has another hash', (bytes: Uint8Array) => Buffer.from(bytes).fill(32, 3, 4)],
  ['leads to another time', () => Buffer.from('{"repo":{"timestamp":5}}')],
])('a difference that %s falls back to the whole index', async (_, changed) => {
  const repo = repository();
  const cache = memoryCache();
  const { next } = await told(repo, cache);
  repo.put('org.example.new', 1, Buffer.from('new'));
  const path = `/diff/${next}.json`;
  repo.lie = (entry) => {
    const bytes = changed(repo.files.get(path)!);
    repo.files.set(path, bytes);
    const diffs = { [next!]: { name: path, sha256: sha256(repo.files.get(path)!), size: bytes.length } };
    return { ...entry, ...(_ === 'has another hash' ? {} : { diffs }) };
  };
  repo.publish();
  repo.requests = [];
  expect((await told(repo, cache, next)).changes).toEqual([['org.example.new', 'live', 1]]);
  expect(repo.requests).toContain('/index-v2.json');
});

test('an entry older than the last one is refused: somebody plays back the past', async () => {
  const repo = repository();
  const cache = memoryCache();
  const old = repo.files.get('/entry.jar')!;
  repo.publish();
  const { next } = await told(repo, cache);
  repo.files.set('/entry.jar', old);
  expect(await codeOf(() => pagesOf(opened(repo, cache), next))).toBe('stale');
});

test('a repository that stands still for longer than it promises is said to', async () => {
  const repo = repository();
  const around: Surroundings = { fetch: repo.fetch, nowMs: () => NOW + 30 * 86_400_000, sleep: async () => undefined, random: () => 0 };
  const store = fdroid({ id: 'repo', baseUrl: 'https://repo.example.cn/repo', fingerprint: repo.fingerprint, rate }, around);
  expect((await pagesOf(store))[0]!.problems).toMatchObject([{ code: 'fdroid/repository-too-old' }]);
});

test('without the older index all is told again, and that this is so', async () => {
  const repo = repository();
  const { next } = await told(repo, memoryCache());
  repo.put('org.example.new', 1, Buffer.from('new'));
  repo.publish();
  const again = await told(repo, memoryCache(), next);
  expect(again.changes.length).toBe(names.length + 1);
  expect(again.problems).toContain('fdroid/older-index-lost');
});

test('the newest version counts that is no beta, of the preferred signer', async () => {
  const repo = repository();
  repo.put('org.example.alpha', 50, Buffer.from('beta'), { releaseChannels: ['Beta'] });
  repo.publish();
  expect((await told(repo, memoryCache())).changes[0]).toEqual(['org.example.alpha', 'live', 10]);
});

test.each([
  ['a path out of the repository', { file: { name: '/../secret.apk', sha256: 'b'.repeat(64), size: 5 } }],
  ['a size that no app has', { file: { name: '/a.apk', sha256: 'b'.repeat(64), size: 1e14 } }],
  ['no file', { file: null }],
  ['a manifest that is a list', { manifest: [] }],
])('a version with %s is left out and counted; the package keeps its others', async (_, more) => {
  const repo = repository();
  repo.put('org.example.alpha', 77, Buffer.from('bad'), more);
  repo.publish();
  const { changes, problems } = await told(repo, memoryCache());
  expect(changes[0]).toEqual(['org.example.alpha', 'live', 10]);
  expect(problems).toContain('fdroid/version-left-out');
});

test('an index larger than we read is not fetched', async () => {
  const repo = repository();
  expect(await codeOf(() => pagesOf(opened(repo, memoryCache(), { maxIndexBytes: 100 })))).toBe('too-large');
  expect(repo.requests).toEqual(['/entry.jar']);
});

test('signed by the right one and by another, an entry is refused', async () => {
  const repo = repository();
  repo.sign({ timestamp: 1 }, [repo.signer, signer('other')]);
  expect(await codeOf(() => pagesOf(opened(repo)))).toBe('signature-invalid');
});

test('a jar with a second entry.json, or one that the signature does not cover, is refused', () => {
  const repo = repository();
  const signed = signJar([{ name: 'entry.json', data: '{"a":1}' }], [repo.signer]);
  const code = (bytes: Uint8Array) => {
    try {
      return Buffer.from(readSignedJar(bytes, 'entry.json', repo.fingerprint, 100_000)).toString();
    } catch (error) {
      return (error as StoreFault).code;
    }
  };
  expect(code(zip(signed))).toBe('{"a":1}');
  expect(code(zip([...signed, { name: 'entry.json', data: '{"a":2}' }]))).toBe('signature-invalid');
  expect(code(zip(signed.map((one) => (one.name === 'entry.json' ? { ...one, data: '{"a":3}' } : one))))).toBe('signature-invalid');
  expect(code(zip(signJar([{ name: 'other.json', data: '{}' }], [repo.signer])))).toBe('malformed');
  for (const digest of ['md5', 'sha1', 'sha256', 'sha512'] as const) {
    const outcome = code(zip(signJar([{ name: 'entry.json', data: '{"a":1}' }], [repo.signer], { digest })));
    expect([digest, outcome]).toEqual([digest, digest.startsWith('sha') && digest !== 'sha1' ? '{"a":1}' : 'signature-invalid']);
  }
  const whole = zip(signed);
  for (let length = 0; length < whole.length; length++) expect(code(whole.subarray(0, length))).not.toBe('{"a":1}');
});

test('an index is kept in a folder whole or not at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fdroid-'));
  const cache = folderCache(join(folder, 'indexes'));
  expect(await cache.get(1)).toBeUndefined();
  await cache.put(1, '{"a":1}');
  await cache.put(2, '{"a":2}');
  await cache.keep([2]);
  expect([await cache.get(1), await cache.get(2)]).toEqual([undefined, '{"a":2}']);
  rmSync(folder, { recursive: true });
});

const JDK = ['/usr/bin/keytool', '/usr/bin/jarsigner'];
if (JDK.every(existsSync)) {
  test('a jar signed by jarsigner is read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jarsigner-'));
    const [store, jar] = [join(folder, 'keys.p12'), join(folder, 'entry.jar')];
    const key = ['-keystore', store, '-storepass', 'secret'];
    execFileSync(JDK[0]!, ['-genkeypair', ...key, '-alias', 'repo', '-keyalg', 'RSA', '-dname', 'CN=Repository'], { stdio: 'ignore' });
    writeFileSync(jar, zip([{ name: 'entry.json', data: '{"timestamp":5}' }]));
    execFileSync(JDK[1]!, [...key, '-sigalg', 'SHA256withRSA', '-digestalg', 'SHA-256', jar, 'repo'], { stdio: 'ignore' });
    const certificate = execFileSync(JDK[0]!, ['-exportcert', ...key, '-alias', 'repo']);
    expect(Buffer.from(readSignedJar(readFileSync(jar), 'entry.json', sha256(certificate), 100_000)).toString()).toBe('{"timestamp":5}');
    rmSync(folder, { recursive: true });
  });
}
