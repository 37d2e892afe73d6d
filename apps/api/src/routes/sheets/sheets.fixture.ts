import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { fusedWorld } from '../findings/findings.fixture.ts';

/** A laboratory with two testers, an authority that asks it, and an app: with what testers and inspectors do. */
export async function sheetWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-sheets-'));
  const objects = await openFolder(join(folder, 'objects'));
  const api = await startApi({ objects });
  const world = await fusedWorld(api);
  const lab = await api.organisation('lab');
  const [wang, li] = [await api.person(lab, 'lab-tester', `lab:${lab}`), await api.person(lab, 'lab-tester', `lab:${lab}`)];
  const inspector = await api.person(
    await api.organisation('province', { province: '11', policy: { fourEyes: 'publication', blindShare: 0 } }),
    'province-inspector',
    'province:11',
  );
  const app = await world.app();

  const ask = async (who: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object, version?: number) => {
    const answer = await api.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...who.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: answer.statusCode,
      body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : undefined,
      bytes: answer.rawPayload,
    };
  };
  const open = (artifact: string, more: object = {}) => ask(inspector, 'POST', '/sheets', { artifact, organisation: lab, ...more });
  const whole = await open(app.sha256);
  const clauses: readonly string[] = whole.body.clauses.slice(0, 3).map(({ clause }: { clause: string }) => clause);
  const fresh = async (more: object = {}, about = app) => (await open(about.sha256, { clauses, ...more })).body;
  const send = async (who: TestPerson, sheet: string, fileName: string, kind = 'screenshot', type = 'image/png') => {
    const bytes = randomBytes(200);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const answer = await api.app.inject({
      method: 'POST',
      url: `/api/v1/evidence?kind=${kind}&sheet=${sheet}&fileName=${encodeURIComponent(fileName)}`,
      headers: { ...who.headers, 'content-type': type, 'x-content-sha256': digest },
      payload: bytes,
    });
    return { status: answer.statusCode, digest };
  };
  const answerOf = (clause: string, answer: 'violation' | 'not-found' | 'cannot-test', more: object = {}) => ({
    clause,
    answer,
    device: 'Pixel 6, Android 14',
    testedAt: new Date(api.clock.at.getTime() - 60_000).toISOString(),
    ...(answer === 'cannot-test' ? { note: '需要实名账号' } : {}),
    ...more,
  });
  const save = (who: TestPerson, sheet: { id: string; version: number }, ...answers: object[]) =>
    ask(who, 'PATCH', `/sheets/${sheet.id}/answers`, { answers }, sheet.version);
  const submit = (who: TestPerson, sheet: { id: string; version: number }) =>
    ask(who, 'POST', `/sheets/${sheet.id}/submission`, undefined, sheet.version);

  /** A violation of the first clause, nothing of the second, the third could not be tested; handed in. */
  async function handedIn(who: TestPerson, about = app, first: 'violation' | 'not-found' = 'violation') {
    const sheet = await fresh({}, about);
    await send(who, sheet.id, '首屏.png');
    const evidence = first === 'violation' ? [{ kind: 'screenshot', file: '首屏.png' }] : [];
    const saved = await save(
      who,
      sheet,
      answerOf(clauses[0]!, first, { evidence }),
      answerOf(clauses[1]!, 'not-found'),
      answerOf(clauses[2]!, 'cannot-test'),
    );
    expect(saved.body.faults).toEqual([]);
    const done = await submit(who, saved.body);
    expect(done.status).toBe(200);
    return done.body;
  }
  const fusedOf = async (artifact: string) => {
    await world.fuse();
    const { rows } = await sql<{
      clauses: {
        clause: string;
        outcome: string;
        votes: { engine: string; vote: string; strength?: string; standing: string; reason: string | null }[];
      }[];
    }>`
      select clauses from touchstone.fused_result where artifact_id = ${artifact} and replaced_by is null`.execute(api.database.db);
    return new Map(rows[0]!.clauses.map((one) => [one.clause, one]));
  };

  return {
    ...{ api, objects, world, lab, wang, li, inspector, clauses, app },
    ...{ ask, open, fresh, send, answerOf, save, submit, handedIn, fusedOf },
    async close(): Promise<void> {
      await api.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
