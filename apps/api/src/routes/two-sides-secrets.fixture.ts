import type { Database } from '@touchstone/db';
import { idOf, insertInto, NATION, PROVINCE, shaOf } from './two-sides-names.fixture.ts';

/** What only the firm itself may know: that it checked its app, and what came of it. Its letter is `d`. */
export async function seedSelfCheck(db: Database): Promise<void> {
  const at = new Date('2026-11-02T00:00:00Z');
  const about = { artifact_id: idOf('a', 'artifact'), finished_at: at };
  const ours = { app_id: idOf('a', 'app'), profile: 'self-check', organisation_id: idOf('a', 'enterprise'), fused_at: at };
  await insertInto(db, 'scan_request', { id: SECRET('1'), ...about, ...ours });
  const run = { ...about, engine_version_id: NATION.engine, config_hash: 'dddddd', state: 'FAILED', error_class: 'dddddd' };
  await insertInto(db, 'scan_run', { id: SECRET('2'), scan_request_id: SECRET('1'), ...run });
  await insertInto(db, 'run_votes', {
    run_id: SECRET('2'),
    artifact_id: idOf('a', 'artifact'),
    engine_version_id: NATION.engine,
    votes: '{}',
  });
}

const SECRET = (last: string): string => `01dddddd-dddd-7ddd-8ddd-00000000000${last}`;

/** What is thought of an app before people have confirmed it, and who thinks it. Its letter is `e`. */
export async function seedSuspicion(db: Database): Promise<void> {
  const id = (last: string) => `01eeeeee-eeee-7eee-8eee-00000000000${last}`;
  const about = {
    subject_kind: 'app',
    subject_id: idOf('a', 'app'),
    app_id: idOf('a', 'app'),
    app_version_id: idOf('a', 'version'),
    artifact_id: idOf('a', 'artifact'),
  };
  const finding = {
    ...about,
    clause: '164-02.1',
    rule: 'r',
    strength: 'violation',
    confidence: 0.9,
    rank: 9,
    province: PROVINCE.a,
    operator_id: idOf('a', 'operator'),
  };
  const states = ['CANDIDATE', 'AUTO_REJECTED', 'NEEDS_REVIEW', 'REJECTED', 'INSUFFICIENT', 'NOT_REPRODUCED'];
  for (const [i, state] of states.entries()) {
    await insertInto(db, 'finding', { id: id(`${i}`), ...finding, state, fingerprint: `eeeeee${i}`, summary: 'eeeeee' });
    await insertInto(db, 'finding_event', { finding_id: id(`${i}`), seq: 1, event: 'found', to_state: 'CANDIDATE', actor: 'eeeeee' });
  }
  await insertInto(db, 'evidence', { sha256: 'e'.repeat(64), kind: 'screenshot', size_bytes: 4 });
  await insertInto(db, 'finding_evidence', { finding_id: id('2'), sha256: 'e'.repeat(64), added_by: 'eeeeee' });
  await insertInto(db, 'evidence_custody', { sha256: 'e'.repeat(64), seq: 1, event: 'received', actor: 'eeeeee' });
  await insertInto(db, 'lead', {
    id: id('7'),
    source: 'complaint',
    subject_text: 'eeeeee',
    app_id: idOf('a', 'app'),
    organisation_id: idOf('a', 'province'),
  });
  await db.updateTable('store').set({ last_fault: 'eeeeee' }).execute();
  const sheet = { app_id: idOf('a', 'app'), artifact_id: idOf('a', 'artifact'), subject_id: idOf('a', 'app'), items: '[]', state: 'OPEN' };
  await insertInto(db, 'check_sheet', {
    id: id('8'),
    ...sheet,
    organisation_id: idOf('a', 'lab'),
    asked_by_organisation_id: idOf('a', 'province'),
    subject: JSON.stringify({ artifact: shaOf('a'), name: 'eeeeee', label: 'e', version: '1' }),
  });
}
