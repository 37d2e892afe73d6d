import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { openFolder } from '@touchstone/objects';
import { moveCase } from '@touchstone/services/cases';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { asker, caseWorld } from '../routes/cases/cases.fixture.ts';
import { startApi } from '../testing.ts';
import { caseActor, caseRowsOf, systemActor } from '../wiring/case-ports.ts';
import { verifyEveryCase } from './verify-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-cases-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const { db } = api.database;
const world = await caseWorld(api);
const ask = asker(api);
const inspector = await api.person(world.beijing, 'province-inspector', 'province:11');
const auditor = await api.person(world.beijing, 'province-auditor', 'province:11');
const add = (table: string, row: object) =>
  db
    .insertInto(table as 'app')
    .values(row as never)
    .execute();

/** A case that was named in public, its finding proven by a file that is there. */
async function published(text: string) {
  const second = await api.person(world.beijing, 'province-inspector', 'province:11');
  const finding = await world.finding(await world.app(), { by: [inspector, second], hasEvidence: false });
  const { sha256 } = await objects.put([Buffer.from(text)], { maxBytes: 100 });
  await add('evidence', { sha256, kind: 'screenshot', size_bytes: text.length });
  await add('finding_evidence', { finding_id: finding, sha256, added_by: 'test' });
  const { body } = await ask(inspector, 'POST', '/cases', { findings: [finding], basis: '依据' });
  const id: string = body.id;
  const permissions = ['case.handle', 'case.confirm', 'order.draft', 'order.issue', 'notice.draft', 'notice.publish'];
  const person = caseActor({ kind: 'session', credential: 'x', person: inspector.id, organisation: world.beijing, permissions } as never);
  const move = async (event: CaseEvent, payload: Record<string, unknown> = {}, by = person) => {
    const moved = await withSession(db, systemSession('test'), (tx) =>
      moveCase(caseRowsOf(api.platform)(tx), { caseId: id, event, basis: '依据', payload, actor: by }),
    );
    if (!moved.ok) throw new RangeError(`${event}: ${moved.reason}`);
  };
  await move('accept');
  await move('confirm');
  const { order, service } = await world.order(id, world.beijing);
  await move('draft-order', { order });
  await move('issue-order', { order });
  await move('serve', { service }, systemActor('test'));
  await world.deadline(id, world.beijing, api.clock.at);
  await move('deadline-passed', { deadline: 'x' }, systemActor('clock'));
  const notice = randomUUID();
  await move('prepare-notice', { notice });
  const about = { id: notice, year: 2026, kind: 'problems', title: 't', organisation_id: world.beijing, province: '11' };
  await add('notice', { ...about, template: 't', template_version: '1', state: 'DRAFT' });
  await add('notice_attachment', { notice_id: notice, number: 1, title: '附件1', columns: ['应用名称'] });
  await add('notice_row', { notice_id: notice, attachment: 1, ordinal: 1, case_id: id, finding_ids: [finding], app_name: 'x' });
  await sql`update touchstone.notice set state = 'FROZEN', frozen_at = ${api.clock.at}, snapshot_hash = 'x' where id = ${notice}`.execute(
    db,
  );
  await move('publish-notice', { notice });
  return { id, finding, sha256 };
}

const found = async () => (await verifyEveryCase({ db: api.platform.db, objects })).faults.map(({ fault, detail }) => `${fault} ${detail}`);

test('every published row leads to its bytes, and whatever is altered on the way is found', async () => {
  const [first, second, third] = [await published('one'), await published('two'), await published('three')];
  expect(await verifyEveryCase({ db: api.platform.db, objects })).toEqual({ cases: 3, published: 3, faults: [] });

  const place = join(folder, first.sha256.slice(0, 2), first.sha256.slice(2, 4), first.sha256);
  chmodSync(place, 0o600);
  writeFileSync(place, 'One');
  await sql`update touchstone.finding set state = 'REJECTED' where id = ${second.finding}`.execute(db);
  await sql`alter table touchstone.case_event disable trigger case_event_once`.execute(db);
  await sql`update touchstone.case_event set basis = '另一依据' where case_id = ${third.id} and seq = 2`.execute(db);
  expect((await found()).sort()).toEqual([`evidence-damaged ${first.sha256}`, 'hash ', `published-unconfirmed ${second.finding}`]);

  const { body } = await ask(auditor, 'GET', `/case-verification?case=${third.id}`);
  expect(body).toMatchObject({ checked: 1, faults: [{ case: third.id, fault: 'hash', seq: 2 }] });
});
