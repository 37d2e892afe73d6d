import { randomBytes, randomUUID } from 'node:crypto';
import type { sql } from 'kysely';
import type { TestApi, TestPerson } from '../../testing.ts';

type Row = Readonly<Record<string, unknown>>;

/** A version of an app with its file. */
export interface Tested {
  readonly app: string;
  readonly version: string;
  readonly artifact: string;
  readonly sha256: string;
}

/** A country with two provinces, a firm, a store, and an app whose faults can be confirmed. */
export async function caseWorld(api: TestApi) {
  const { db } = api.database;
  const add = (table: string, row: Row) =>
    db
      .insertInto(table as 'app')
      .values(row as never)
      .execute();
  const named = (name: string) => ({ name, name_normal: name, name_grams: [name] });
  const [operator, store] = [randomUUID(), randomUUID()];
  await add('operator', { id: operator, ...named('示例科技'), province: '11' });
  await add('store', { id: store, code: 'shop', name: '应用商店', connector: 'folder' });
  const ministry = await api.organisation('ministry', { policy: { shortName: '工信部' } });
  const beijing = await api.organisation('province', { province: '11', policy: { shortName: '京通信' } });
  const guangdong = await api.organisation('province', { province: '44', policy: { shortName: '粤通信' } });
  const firm = await api.organisation('enterprise', { operator });

  return {
    ...{ operator, store, ministry, beijing, guangdong, firm },

    async app(): Promise<Tested> {
      const [app, version, artifact, sha256] = [randomUUID(), randomUUID(), randomUUID(), randomBytes(32).toString('hex')];
      const about = { platform: 'android', package: `cn.a${app.slice(0, 8)}`, operator_id: operator, province: '11' };
      await add('app', { id: app, ...named(`轻盈${app.slice(0, 4)}`), ...about });
      await add('app_version', { id: version, app_id: app, version_code: 1, version_name: '1.0' });
      const file = { sha256, size_bytes: 4, kind: 'apk', state: 'STORED', app_version_id: version };
      await add('artifact', { id: artifact, ...file });
      return { app, version, artifact, sha256 };
    },

    /** A finding that these persons have confirmed, with a file of evidence. */
    async finding(
      of: Tested,
      given: { by?: readonly TestPerson[]; clause?: string; hasEvidence?: boolean; state?: string } = {},
    ): Promise<string> {
      const id = randomUUID();
      const { by = [], clause = '164-01.2', hasEvidence = true, state = 'CONFIRMED' } = given;
      const subject = { subject_kind: 'app', subject_id: of.app, app_id: of.app, app_version_id: of.version, artifact_id: of.artifact };
      const judged = { clause, rule: 'r', fingerprint: id, state, strength: 'violation', confidence: 0.9, rank: 9 };
      await add('finding', { id, ...subject, ...judged, province: '11', operator_id: operator });
      const how = { finding_id: id, round: 1, is_blind: false, decision: 'confirm', reason_code: 'seen-in-evidence' };
      for (const one of by) await add('review', { id: randomUUID(), ...how, reviewer_id: one.id, organisation_id: one.organisation });
      if (hasEvidence) {
        const sha256 = randomBytes(32).toString('hex');
        await add('evidence', { sha256, kind: 'screenshot', size_bytes: 4 });
        await add('finding_evidence', { finding_id: id, sha256, added_by: 'test' });
      }
      return id;
    },

    /** 技术对抗, in force, proven by a finding. */
    async evasion(finding: string, by: TestPerson, state = 'IN_FORCE'): Promise<string> {
      const id = randomUUID();
      const about = { id, operator_id: operator, kind: 'technical-evasion', statement: '审查版本与用户版本行为不同' };
      const at = api.clock.at;
      await add('conduct_entry', { ...about, organisation_id: beijing, state, recorded_by: by.id, happened_at: at, created_at: at });
      await add('conduct_proof', { entry_id: id, kind: 'finding', target: finding });
      return id;
    },

    /** A sign of evasion in a submission, as a person has judged it. */
    async checkOf(caseId: string, by: TestPerson, judged: 'evasion' | 'harmless'): Promise<string> {
      const [id, submission] = [randomUUID(), randomUUID()];
      const at = api.clock.at;
      const about = { id: submission, case_id: caseId, operator_id: operator, organisation_id: firm, authority_id: beijing };
      await add('submission', { ...about, state: 'REJECTED', created_at: at });
      const sign = { id, submission_id: submission, kind: 'evasion', name: 'remote-configuration', result: 'suspicious', result_hash: 'x' };
      await add('submission_check', { ...sign, judged_as: judged, judged_by: by.id, judged_at: at, at });
      return id;
    },

    /** An issued document about a case, with proof of service. */
    async order(caseId: string, organisation: string, type = 'rectification') {
      const [order, service] = [randomUUID(), randomUUID()];
      const province = organisation === ministry ? null : organisation === beijing ? '11' : '44';
      const about = { id: order, number: order, type, case_id: caseId, organisation_id: organisation, province };
      const to = { addressee_kind: 'operator', addressee_id: operator, addressee_name: '示例科技' };
      await add('order_document', { ...about, ...to, template: 't', template_version: '1', state: 'ISSUED', issued_at: api.clock.at });
      await add('service', { id: service, order_id: order, channel: 'inbox', state: 'DELIVERED', delivered_at: api.clock.at });
      return { order, service };
    },

    async deadline(caseId: string, organisation: string, dueAt: Date, purpose = 'rectification'): Promise<string> {
      const id = randomUUID();
      const about = {
        target_kind: 'case',
        target_id: caseId,
        case_id: caseId,
        purpose,
        obliged: `operator:${operator}`,
        organisation_id: organisation,
      };
      const rule = JSON.stringify({ kind: 'working-days', count: 5 });
      await add('deadline', {
        id,
        ...about,
        rule,
        state: 'RUNNING',
        started_at: api.clock.at,
        start_event: 'service.delivered',
        due_at: dueAt,
      });
      return id;
    },

    async rows(query: ReturnType<typeof sql>) {
      return (await query.execute(db)).rows as readonly Row[];
    },
  };
}

/** Asks as somebody. */
export const asker =
  (api: TestApi) =>
  async (
    who: { readonly headers: Readonly<Record<string, string>> },
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    version?: number,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const match = version === undefined ? {} : { 'if-match': `"v${version}"` };
    const answer = await api.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...who.headers, ...match, ...more },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
