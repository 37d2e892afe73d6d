import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { openDatabase, restoreBackup } from '@touchstone/db';
import { withEmptyDatabase } from '@touchstone/db/testing';
import { openFolder } from '@touchstone/objects';
import { afterAll, expect, test } from 'vitest';
import { verifyEveryCase } from './commands/verify-cases.ts';
import { handlers } from './routes/index.ts';
import { buildServer } from './server/build-server.ts';
import { serverConfig } from './server/config.ts';
import { TEST_COST } from './testing.ts';
import { createPlatform } from './wiring/create-platform.ts';

const RELEASES = join(import.meta.dirname, '../../../packages/db/releases');
const root = mkdtempSync(join(tmpdir(), 'releases-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** When a release was frozen, and the sessions by which its API was asked. */
interface Frozen {
  readonly madeAt: string;
  readonly cookies: Readonly<Record<string, string>>;
}

interface Said {
  readonly who: string;
  readonly path: string;
  readonly body: object;
}

const releases = readdirSync(RELEASES).flatMap((name) => (name.endsWith('.jsonl') ? [name.replace('.jsonl', '')] : []));

test('the first release is among them', () => expect(releases).toContain('0.1.0'));

test.each(releases)(
  '%s, brought up to today: sessions go on, and cases, documents, findings and files are as they were',
  async (release) => {
    const [head, ...rest] = readFileSync(join(RELEASES, `${release}.jsonl`), 'utf8')
      .trim()
      .split('\n');
    const { madeAt, cookies } = JSON.parse(head ?? '') as Frozen;
    const said = rest.map((line) => JSON.parse(line) as Said);
    execFileSync('tar', ['-C', root, '-xf', '-'], { input: zstdDecompressSync(readFileSync(join(RELEASES, `${release}.tar.zst`))) });
    const database = await withEmptyDatabase();
    const objects = await openFolder(join(root, `${release}-objects`));
    await restoreBackup(join(root, release), { databaseUrl: database.url, objects });
    const db = openDatabase(database.url);
    const platform = createPlatform({
      ...{ db, objects, isSecure: false, publicUrl: 'http://127.0.0.1:8700', passwordCost: TEST_COST, isDemo: true },
      installationKey: new Uint8Array(32).fill(9),
      now: () => new Date(madeAt),
    });
    const app = await buildServer({
      config: serverConfig({ MAX_EVENT_LOOP_DELAY_MS: '0' }),
      platform,
      handlers,
      checksAnswers: true,
      logTo: { write: () => {} },
    });
    for (const { who, path, body } of said) {
      const headers = { cookie: cookies[who], 'x-requested-with': 'touchstone' };
      const answer = await app.inject({ url: `/api/v1${path}`, headers });
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(answer.json(), path).toMatchObject(body);
    }
    expect(await verifyEveryCase({ db, objects })).toMatchObject({ cases: 1, faults: [] });
    const files = [];
    for await (const { sha256 } of objects.list()) files.push(await objects.verify(sha256));
    expect([...new Set(files)]).toEqual(['whole']);
    await app.close();
    await db.destroy();
    await database.close();
  },
);
