import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CONNECTOR_KINDS, openConnector } from './registry.ts';
import { surroundings } from './surroundings.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-'));
afterAll(() => rmSync(folder, { recursive: true }));
const secrets = { token: 't', secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` };
const room = { id: 'x', around: surroundings(fetch), folder, secrets };
const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const CONFIGURATIONS: Readonly<Record<string, object>> = {
  'store-feed': { baseUrl: 'https://feed.example.cn/v1', rate: { perSecond: 2, atOnce: 1 } },
  fdroid: { baseUrl: 'https://repo.example.cn/repo', fingerprint: 'AB '.repeat(32) },
  folder: { folder, publicKey: publicKey.trim().split('\n') },
};

test('every kind opens with its configuration', () => {
  expect(Object.keys(CONFIGURATIONS).sort()).toEqual(CONNECTOR_KINDS);
  for (const [kind, configuration] of Object.entries(CONFIGURATIONS)) {
    expect(openConnector(kind, configuration, room)).toMatchObject({ ok: true, connector: { about: { id: 'x', kind } } });
  }
});

test.each([
  ['store-feed', {}, 'baseUrl is missing'],
  ['store-feed', { baseUrl: 5 }, 'baseUrl is missing'],
  ['store-feed', { baseUrl: 'https://a', rate: { perSecond: 0 } }, 'configuration/bad-per-second rate.perSecond'],
  ['fdroid', { baseUrl: 'https://a', fingerprint: 'ab' }, 'the fingerprint of a repository is a SHA-256 in hexadecimal'],
  ['folder', null, 'folder is missing'],
])('%s with %j is refused: %s', (kind, configuration, what) => {
  expect(openConnector(kind, configuration, room)).toEqual({ ok: false, reason: 'bad-configuration', what });
});

test.each(['', 'ftp', 'constructor', '__proto__'])('%j is no kind', (kind) => {
  expect(openConnector(kind, {}, room)).toEqual({ ok: false, reason: 'unknown-connector', what: kind });
});
