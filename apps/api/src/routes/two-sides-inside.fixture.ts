import type { Database } from '@touchstone/db';
import { idOf, insertInto, nameOf, PROVINCE, type Row, shaOf, type Thing } from './two-sides-names.fixture.ts';

const AT = new Date('2026-11-03T00:00:00Z');

/** Ids, rows and names of one letter, about the app, the firm and the stores of side `a`. */
function writer(db: Database, letter: '7' | '8' | '9') {
  return {
    id: (thing: Thing) => idOf(letter, thing),
    of: (thing: Thing) => idOf('a', thing),
    name: nameOf(letter),
    sha256: shaOf(letter),
    add: (table: string, ...rows: readonly Row[]) => insertInto(db, table, ...rows),
  };
}
type Writer = ReturnType<typeof writer>;

interface Whose {
  readonly organisation: string;
  readonly province: string | null;
  readonly person: string;
}

/** What an authority prepares and keeps to itself until it says it: a case, documents, a notice, figures, whom it watches. */
async function seedPrepared({ id, of, name, sha256, add }: Writer, { organisation, province, person }: Whose): Promise<void> {
  const own = { organisation_id: organisation, province };
  const actor = `person:${person}`;
  const app = { app_id: of('app'), app_version_id: of('version'), artifact_id: of('artifact'), operator_id: of('operator') };
  const subject = { subject_kind: 'app', subject_id: of('app'), subject_name: name };
  const hashed = { prev_hash: '0'.repeat(64), hash: sha256 };
  await add('enforcement_case', {
    ...{ id: id('case'), ...subject, ...app, ...own, territory: PROVINCE.a, handler_id: person, state: 'ORDER_DRAFT' },
    ...{ clauses: ['164-01.2'], last_seq: 1, last_hash: sha256, opened_at: AT, recurrence_of: of('served-case'), round: 2 },
  });
  const opened = { seq: 1, type: 'open', from_state: '', to_state: 'LEAD', actor, basis: name, at: AT, organisation_id: organisation };
  await add('case_event', { case_id: id('case'), ...opened, ...hashed });
  await add('case_finding', { case_id: id('case'), finding_id: of('confirmed'), clause: '164-01.2', added_at: AT });
  const document = {
    ...{ type: 'interview', ...own, template: 'interview', template_version: '1', fields: JSON.stringify({ subject: name }) },
    ...{ drafted_by: person, created_at: AT },
  };
  const toFirm = { addressee_kind: 'operator', addressee_id: of('operator'), addressee_name: name };
  const toStore = { addressee_kind: 'store', addressee_id: of('store'), addressee_name: name };
  await add('order_document', { ...document, ...toFirm, id: id('order'), state: 'APPROVED', case_id: of('served-case') });
  await add('order_document', { ...document, ...toStore, id: id('order-draft'), state: 'DRAFT', case_id: id('case') });
  for (const thing of ['order', 'order-draft'] as const)
    await add('order_event', { order_id: id(thing), seq: 1, event: 'draft', from_state: '', to_state: 'DRAFT', actor, at: AT });
  await add('notice', {
    ...{ id: id('notice'), year: 2026, kind: 'problems', title: name, ...own, issuer: province ?? 'ministry' },
    ...{ template: 't', template_version: '1', state: 'DRAFT', drafted_by: person, created_at: AT },
  });
  const list = { number: 1, title: name, issuer: province ?? 'ministry', columns: ['应用名称'], fields: ['name'] };
  await add('notice_attachment', { notice_id: id('notice'), ...list });
  const row = { attachment: 1, ordinal: 1, app_name: name, finding_ids: [of('confirmed')], app_id: of('app'), case_id: of('served-case') };
  await add('notice_row', { notice_id: id('notice'), ...row });
  await add('notice_event', { notice_id: id('notice'), seq: 1, event: 'draft', to_state: 'DRAFT', actor, at: AT });
  await add('statistic_snapshot', {
    ...{ id: id('snapshot'), name, ...own, scope: province === null ? 'all' : `province:${province}`, query: '{}', as_of: AT },
    ...{ result: JSON.stringify({ name }), hash: sha256, created_at: AT, created_by: person },
  });
  await add('watch_rule', {
    ...{ id: id('rule'), ...own, kind: 'case', target: of('served-case'), note: name, state: 'ACTIVE', triggers: ['complaint'] },
    ...{ from_at: AT, created_at: AT },
  });
  await add('watch_draw', {
    ...{ id: id('draw'), ...own, seed: name, frame: JSON.stringify([id('case')]), frame_hash: sha256, size: 1, drawn: [id('case')] },
    ...{ sample_hash: sha256, at: AT },
  });
  await add('watch_check', {
    ...{ id: id('watch-check'), ...own, case_id: of('served-case'), app_id: of('app'), trigger: 'person', trigger_ref: name },
    ...{ draw_id: id('draw'), clauses: ['164-01.2'], state: 'PASSED', due_at: AT, created_at: AT },
  });
  await add('referral', {
    ...{
      id: id('referral'),
      case_id: of('penal-case'),
      kind: 'joint',
      from_organisation_id: organisation,
      to_organisation_id: idOf('b', 'province'),
    },
    ...{ state: 'OFFERED', reason: name, offered_at: AT, created_by: person },
  });
  await add('deadline', {
    ...{ id: id('deadline'), target_kind: 'case', target_id: id('case'), case_id: id('case'), purpose: 'review', ...own },
    ...{ obliged: `organisation:${organisation}`, rule: JSON.stringify({ kind: 'at-once', escalateAfterHours: 24 }), state: 'RUNNING' },
    ...{ started_at: AT, start_event: 'case.open', due_at: new Date('2026-11-09T00:00:00Z'), printed_text: name },
  });
  await add('deadline_event', { deadline_id: id('deadline'), seq: 1, event: 'start', to_state: 'RUNNING', actor, basis: name, at: AT });
  await add('complaint', {
    ...{ id: id('complaint'), code: name, channel: 'form', ...own, state: 'LINKED', subject: name, app_id: of('app') },
    ...{ match_confidence: 1, masked_text: name, sealed: name, received_at: AT },
  });
  await add('complaint_event', { complaint_id: id('complaint'), seq: 1, event: 'x', to_state: 'x', actor: name, at: AT });
  await add('ledger_import', {
    ...{ id: id('ledger-import'), kind: 'notices', ...own, file_sha256: sha256, file_name: name },
    ...{ mapping: '{}', mapping_hash: name, created_at: AT },
  });
  await add('ledger_mapping', { id: id('mapping'), organisation_id: organisation, kind: 'notices', name, columns: '{}', created_at: AT });
}

/** What side `a`'s administration has about its own firm and stores, and has not told them. Its letter is `7`. */
export async function seedInside(db: Database): Promise<void> {
  const writing = writer(db, '7');
  const { id, of, name, sha256, add } = writing;
  const person = of('person');
  const actor = `person:${person}`;
  const whose = { organisation: of('province'), province: PROVINCE.a, person };
  await seedPrepared(writing, whose);
  const own = { organisation_id: whose.organisation, province: whose.province };
  for (const [seq, type] of ['confirm', 'prepare-notice'].entries())
    await add('case_event', {
      ...{ case_id: of('served-case'), seq: seq + 2, type, from_state: 'LEAD', to_state: 'LEAD', actor, basis: name, at: AT },
      ...{ payload: JSON.stringify({ note: name }), organisation_id: whose.organisation, prev_hash: sha256, hash: sha256 },
    });
  await add('order_event', {
    ...{ order_id: of('order'), seq: 2, event: 'approve', from_state: 'IN_REVIEW', to_state: 'APPROVED', actor, at: AT },
  });
  await add('service_attempt', { service_id: of('service'), attempt: 2, outcome: 'failed', error: name, at: AT });
  const item = { order_id: id('order'), case_id: id('case'), listing_id: of('listing'), store_id: of('store'), store_app_id: name };
  await add('order_item', {
    ...{ id: id('order-item'), ...item, kind: 'delist', package: name, app_name: name, state: 'QUEUED', last_seq: 1 },
    ...{ started_at: AT, created_at: AT },
  });
  await add('order_item_event', {
    ...{ item_id: id('order-item'), seq: 1, event: 'create', from_state: '', to_state: 'QUEUED', actor, basis: name, at: AT },
  });
  await add('delisting_gap', { case_id: id('case'), listing_id: of('listing'), found_at: AT });
  await db
    .updateTable('enforcement_case')
    .set({ campaign_id: of('campaign'), handler_id: null, watch_on: '2026-12-01', next_due_at: AT })
    .where('id', '=', of('served-case'))
    .execute();
  await db.updateTable('order_item').set({ next_probe_at: AT }).where('id', '=', of('order-item')).execute();
  const about = { ...own, operator_id: of('operator'), case_id: of('penal-case') };
  const recorded = { recorded_by: person, created_at: AT };
  await add('conduct_entry', {
    ...{ id: id('conduct'), ...about, kind: 'refusing', statement: name, happened_at: AT, state: 'RECORDED', ...recorded },
  });
  await add('conduct_proof', { entry_id: id('conduct'), kind: 'file', target: sha256 });
  const penalty = { type: 'fine', amount_fen: 100, reason: name, law: name, state: 'RECORDED' };
  await add('penalty', { id: id('penalty'), ...about, ...penalty, ...recorded });
  await add('credit_entry', {
    ...{ id: id('credit'), list: 'bad', ...about, penalty_id: id('penalty'), operator_name: name, handled_on: '2026-11-01', reason: name },
    ...{ listed_by: name, state: 'DUE', due_at: AT, ...recorded },
  });
  for (const kind of ['conduct', 'penalty', 'credit'] as const)
    await add('conduct_event', {
      ...{ target_kind: kind, target_id: id(kind), seq: 1, event: 'record', to_state: 'RECORDED', actor, basis: name, at: AT },
    });
  await add('ledger_record', {
    ...{ id: id('ledger-record'), kind: 'notices', ...own, operator_id: of('operator'), app_id: of('app'), operator_name: name },
    ...{ subject_name: name, number: name, happened_on: '2026-11-01', file_sha256: sha256, sheet: name, line: 2 },
    ...{ import_id: id('ledger-import'), record_key: name, created_at: AT },
  });
  const looked = { submission_id: of('submission'), reason: name, result_hash: name, at: AT };
  await add('submission_check', { ...looked, id: id('check'), kind: 'evasion', name, result: 'suspicious' });
  await add('submission_retest', {
    ...{ submission_id: of('submission'), scan_request_id: of('request'), artifact_id: of('artifact'), round: 1, asked_at: AT },
  });
  for (const [seq, event] of ['begin-retest', 'retest-again'].entries())
    await add('submission_event', {
      ...{
        submission_id: of('submission'),
        seq: seq + 2,
        event,
        from_state: 'VALIDATED',
        to_state: 'RETESTING',
        actor,
        basis: name,
        at: AT,
      },
    });
}

/** What the ministry prepares about side `a`'s app, and who wrote to the ministry: no administration of a province reads it. Its letter is `9`. */
export async function seedMinistry(db: Database, ministry: string): Promise<void> {
  const writing = writer(db, '9');
  const { id, name, add } = writing;
  await add('person', { id: id('person'), organisation_id: ministry, login: name, display_name: name, email: `${name}@example.cn` });
  await seedPrepared(writing, { organisation: ministry, province: null, person: id('person') });
}

/** What another store has about side `a`'s app. Its letter is `8`; of what is not for that firm, `THIRD`. */
export async function seedOtherStore(db: Database): Promise<void> {
  const { id, of, name, sha256, add } = writer(db, '8');
  const other = { store_id: idOf('b', 'store') };
  const step = { seq: 1, event: 'x', to_state: 'x', actor: name, at: AT };
  await add('listing', {
    ...{ id: id('listing'), ...other, store_app_id: name, app_id: of('app'), state: 'LIVE', name, artifact_sha256: shaOf('a') },
  });
  await add('listing_probe', {
    id: id('probe'),
    listing_id: id('listing'),
    method: 'page',
    vantage: 'x',
    result: 'live',
    page: JSON.stringify({ name }),
  });
  await add('case_scope', { case_id: of('served-case'), scope: `store:${other.store_id}` });
  await add('order_item', {
    ...{ id: id('order-item'), order_id: of('order'), case_id: of('served-case'), listing_id: id('listing'), ...other, store_app_id: name },
    ...{ kind: 'delist', package: name, app_name: name, state: 'SENT', last_seq: 1, started_at: AT, created_at: AT },
  });
  await add('order_item_event', {
    item_id: id('order-item'),
    seq: 1,
    event: 'create',
    from_state: '',
    to_state: 'QUEUED',
    actor: name,
    basis: name,
    at: AT,
  });
  const house = { ...other, organisation_id: idOf('b', 'store-org') };
  await add('programme', {
    ...{ id: id('programme'), ...house, title: name, announcement: name, state: 'ENFORCING', notified_at: AT, due_at: AT, created_at: AT },
  });
  await add('programme_event', { programme_id: id('programme'), ...step });
  const told = { state: 'NOTIFIED', sha256, notified_at: AT, programme_id: id('programme') };
  const problems = JSON.stringify([{ clause: '164-01.2', strength: 'violation', place: name }]);
  const ours = { listing_id: id('listing'), app_id: of('app'), notice_zh: name, notice_en: name, problems };
  const theirs = { listing_id: idOf('b', 'listing'), app_id: idOf('b', 'app'), notice_zh: THIRD, notice_en: THIRD, problems };
  await add('programme_target', { id: id('target'), ...told, ...ours });
  await add('programme_target', { id: id('measure'), ...told, ...theirs });
  await add('gate_check', {
    ...{ id: id('gate-check'), ...house, sha256: shaOf('a'), artifact_id: of('artifact'), policy: `${name}@1`, policy_sha256: sha256 },
    ...{ policy_content: '{}', state: 'FAILED', message: name, created_at: AT },
  });
  const asked = {
    asker: `store:${other.store_id}`,
    asking_organisation_id: house.organisation_id,
    organisation_id: of('province'),
    province: PROVINCE.a,
  };
  await add('question', {
    ...{ id: id('question'), target_kind: 'finding', target_id: of('confirmed'), ...asked, subject: THIRD, state: 'ASKED' },
    ...{ asked_at: AT, last_at: AT },
  });
  await add('question_message', {
    ...{ question_id: id('question'), seq: 1, side: 'asker', organisation_id: house.organisation_id, actor: THIRD, text: THIRD, at: AT },
  });
  await add('finding_reply', {
    ...{ id: id('reply'), finding_id: of('confirmed'), replier: asked.asker, organisation_id: house.organisation_id },
    ...{ position: 'disputes', text: THIRD, at: AT },
  });
}

/** What side `a`'s firm does not read either, though it reads the rest of what that store has. */
export const THIRD = 'cccccc轻盈';
