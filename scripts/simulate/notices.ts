import { deadlineRows } from '@touchstone/db/repositories/deadline-rows';
import { noticeRows } from '@touchstone/db/repositories/notice-rows';
import type { ReferralKind } from '@touchstone/domain/referral';
import { ruleSet } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { addRows, draftNotice, moveNotice, type NoticePorts, type NoticeTransaction } from '@touchstone/services/notices';
import { answerReferral, offerReferral } from '@touchstone/services/referrals';
import { sql } from 'kysely';
import { caseRowsOf } from '../../apps/api/src/wiring/case-ports.ts';
import { deliveredCatalogue, problemOf } from '../../apps/api/src/wiring/notice-ports.ts';
import { done, type Lane, organisationOf, peopleOf } from './lane.ts';
import { noticeWriter } from './papers.ts';
import { BASIS, MINUTE_MS, note, type Play } from './play.ts';

const noticePorts = ({ installation: { objects } }: Pick<Play, 'installation'>, lane: Lane, isRendered: boolean): NoticePorts => ({
  catalogue: deliveredCatalogue(),
  words: ruleSet.problems,
  wordingOf: problemOf,
  async lookAtBytes(digests) {
    const seen = new Map<string, 'match' | 'differ' | 'absent'>();
    for (const digest of digests)
      seen.set(digest, ({ whole: 'match', damaged: 'differ', missing: 'absent' } as const)[await objects.verify(digest)]);
    return seen;
  },
  writeFiles: noticeWriter(objects, () => isRendered),
  hash: ports.hash,
  inTransaction: (work) => {
    const { tx, platform } = lane;
    return work({ ...deadlineRows(tx, platform.now), ...noticeRows(tx), ...caseRowsOf(platform)(tx) } as unknown as NoticeTransaction);
  },
});

/** Cases of an authority in a state, of those that were not offered to the ministry yet. */
export async function waiting(lane: Lane, authority: number, states: readonly string[], kind?: ReferralKind): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from touchstone.enforcement_case c where c.organisation_id = ${organisationOf(authority)} and c.state = any(${[...states]}::text[])
    and not exists (select from touchstone.referral r where r.case_id = c.id and r.kind = ${kind ?? ''} and r.state in ('OFFERED', 'ACCEPTED')) order by c.opened_at, c.id`.execute(
    lane.tx,
  );
  return rows.map(({ id }) => id);
}

/** A province hands its list up. */
export async function reportedUpward(
  play: Play,
  lane: Lane,
  authority: number,
  kind: 'common-notice' | 'national-delisting',
): Promise<void> {
  const { inspector } = peopleOf(authority);
  await lane.as(inspector);
  for (const caseId of await waiting(lane, authority, [kind === 'common-notice' ? 'OVERDUE' : 'DELIST_DRAFT'], kind)) {
    const offer = { caseId, kind, to: organisationOf(0), reason: '汇总上报', basis: BASIS, actor: inspector, person: inspector.person };
    const { id } = done(await offerReferral(lane.rows.orders, offer), `offer ${kind}`);
    lane.audit(inspector, 'case.transfer', 'referral', id);
    note(play, kind);
  }
}

/** The ministry takes what was handed up. @returns cases that it opened for it, with those they came from */
export async function takenUp(lane: Lane, kind: ReferralKind): Promise<readonly { readonly from: string; readonly to: string | null }[]> {
  const { inspector } = peopleOf(0);
  await lane.as(inspector);
  const { rows } = await sql<{
    id: string;
    from: string;
  }>`select id, case_id as "from" from touchstone.referral where kind = ${kind} and state = 'OFFERED'
    and to_organisation_id = ${organisationOf(0)} order by offered_at, id`.execute(lane.tx);
  const taken = [];
  for (const { id, from } of rows) {
    const answer = { referral: id, on: 'accept' as const, basis: BASIS, actor: inspector, person: inspector.person };
    const { targetCase } = done(await answerReferral(lane.rows.orders, answer), `accept ${kind}`);
    lane.audit(inspector, 'case.transfer', 'referral', id);
    taken.push({ from, to: targetCase });
  }
  return taken;
}

/** A notice of the ministry with all that waits for it, through review to the public. @returns its id and the cases it names */
export async function published(play: Play, lane: Lane, kind: 'problems' | 'delisting', isRendered: boolean) {
  const { inspector, approver } = peopleOf(0);
  const ports = noticePorts(play, lane, isRendered);
  const cases =
    kind === 'problems' ? [...(await waiting(lane, 0, ['OVERDUE'])), ...(await reported(lane))] : await waiting(lane, 0, ['DELIST_DRAFT']);
  if (cases.length === 0) return undefined;
  await lane.as(inspector);
  const plan = { kind, on: null, template: null, bases: null, deadlineOn: null, isDemo: false };
  const fields: Readonly<Record<string, string>> =
    kind === 'problems' ? { scope: '移动互联网应用程序' } : { background: '（演示数据）针对此前通报的应用软件，' };
  const rule = kind === 'problems' ? ({ kind: 'working-days', count: 5 } as const) : null;
  const { id } = done(await draftNotice(ports, inspector, { ...plan, fields, deadlineRule: rule }), 'draft notice');
  done(await addRows(ports, inspector, id, { cases, lines: 'tested' }, await versionOf(lane, id)), `rows of ${kind}`);
  const steps = [
    ['submit', inspector],
    ['approve', approver],
    ['freeze', approver],
    ['publish', approver],
  ] as const;
  for (const [event, actor] of steps) {
    lane.nowMs += 10 * MINUTE_MS;
    await lane.as(actor);
    done(await moveNotice(ports, actor, id, { event, ifMatch: await versionOf(lane, id) }), `${event} notice`);
    lane.audit(actor, `notice.${event}`, 'notice', id);
  }
  note(play, `notices-${kind}`);
  return { id, cases };
}

/** Handed up and taken, and still overdue. */
async function reported(lane: Lane): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from touchstone.enforcement_case c join touchstone.referral r on r.case_id = c.id and r.kind = 'common-notice' and r.state = 'ACCEPTED'
    where c.state in ('OVERDUE', 'NOTICE_PENDING') and r.to_organisation_id = ${organisationOf(0)} order by c.opened_at, c.id`.execute(
    lane.tx,
  );
  return rows.map(({ id }) => id);
}

async function versionOf(lane: Lane, notice: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select row_version as version from touchstone.notice where id = ${notice}`.execute(
    lane.tx,
  );
  return rows[0]!.version;
}
