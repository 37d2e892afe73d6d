import { decideExtension, decideObjection } from '@touchstone/services/cases';
import { answerReferral, offerReferral } from '@touchstone/services/referrals';
import { sql } from 'kysely';
import { extensionRowsOf } from '../../apps/api/src/wiring/case-ports.ts';
import { appliedToReturn, returned } from './delistings.ts';
import { BUILDS } from './inventory.ts';
import { done, type Lane, organisationOf, peopleOf } from './lane.ts';
import { acknowledged, drafted, dueOf, establish, issued, move, operatorOf, rectificationDraft, sent, stateOf } from './orders.ts';
import { BASIS, type CaseInPlay, DAY_MS, HOUR_MS, note, type Play } from './play.ts';
import { layFindings, type ProblemApp } from './problem-apps.ts';
import { randomOf } from './random.ts';
import { closed, concluded, handedIn, retestBegun, said } from './rectifying.ts';

export function newCase(
  app: ProblemApp,
  findings: CaseInPlay['findings'],
  more: Partial<Pick<CaseInPlay, 'before' | 'build' | 'authority'>> = {},
  name = '',
): CaseInPlay {
  const { before = null, build = 0, authority = app.authority } = more;
  return { app, random: randomOf(`${app.random.next()}/${name}`), findings, before, id: '', authority, build };
}

/** A case begins: what engines found and people confirmed is taken up, and mostly an order follows. */
export function begin(play: Play, of: CaseInPlay, atMs: number): void {
  const { agenda, parameters: p } = play;
  agenda.add(atMs, of.authority, async (lane) => {
    const isFirst = of.before === null;
    if (isFirst && of.random.chance(p.dismissed)) {
      await establish(lane, of, 'dismiss');
      return note(play, 'dismissed');
    }
    await establish(lane, of);
    play.cases.set(of.id, of);
    const sibling = play.siblings.get(of.app.firm);
    if (isFirst && sibling !== undefined && sibling.authority === of.authority && of.random.chance(p.merged * 40)) {
      if (MERGEABLE.has(await stateOf(lane, sibling.id))) {
        await move(lane, of.id, 'merge', peopleOf(of.authority).approver, { into: sibling.id, reason: '同一主体，并案处理' });
        return note(play, 'merged');
      }
    }
    play.siblings.set(of.app.firm, of);
    if (!isFirst && of.random.chance(p.direct)) {
      await move(lane, of.id, 'draft-delisting', peopleOf(of.authority).inspector, { cases: [of.before] });
      return note(play, 'direct-delistings');
    }
    if (of.authority === 0 && of.random.chance(p.transferred / p.ministryShare)) return handOver(play, lane, of);
    order(play, of, lane.nowMs);
  });
}

const MERGEABLE = new Set(['CONFIRMED', 'ORDER_DRAFT', 'ORDERED', 'SERVED']);

/** 属地移送: the ministry's case becomes the province's, before anything was ordered. */
async function handOver(play: Play, lane: Lane, of: CaseInPlay): Promise<void> {
  const { inspector } = peopleOf(0);
  const offer = {
    caseId: of.id,
    kind: 'territory' as const,
    to: organisationOf(of.app.territory),
    reason: '属地办理',
    basis: BASIS,
    actor: inspector,
    person: inspector.person,
  };
  const { id } = done(await offerReferral(lane.rows.orders, offer), 'offer territory');
  play.agenda.add(play.days.after(lane.nowMs, 2) + 10 * HOUR_MS, of.app.territory, async (taker) => {
    const { inspector: other } = peopleOf(of.app.territory);
    await taker.as(other);
    const answer = { referral: id, on: 'accept' as const, basis: BASIS, actor: other, person: other.person };
    const { targetCase } = done(await answerReferral(taker.rows.orders, answer), 'accept territory');
    Object.assign(of, { id: targetCase, authority: of.app.territory });
    play.cases.set(of.id, of);
    note(play, 'transferred');
    order(play, of, taker.nowMs);
  });
}

/** Drafted by one, issued by another on the next working day, read by the firm some hours or days later. */
function order(play: Play, of: CaseInPlay, nowMs: number): void {
  const { agenda, days } = play;
  const workingDays = of.random.chance(0.6) ? 5 : 10;
  const draftedMs = days.after(nowMs, 1) + 10 * HOUR_MS;
  agenda.add(draftedMs, of.authority, async (lane) => {
    const id = await rectificationDraft(lane, of, workingDays);
    const issuedMs = days.after(draftedMs, 1) + 15 * HOUR_MS;
    agenda.add(issuedMs, of.authority, async (desk) => {
      await issued(desk, of.authority, id);
      await sent(desk, of, id);
      note(play, 'ordered');
      agenda.add(issuedMs + Math.max(1, of.random.delay(18)) * HOUR_MS, of.authority, async (firm) => {
        await acknowledged(firm, of, id);
        await answerTo(play, firm, of, id);
      });
    });
  });
}

/** What the firm makes of its order. */
async function answerTo(play: Play, lane: Lane, of: CaseInPlay, order: string): Promise<void> {
  const { parameters: p, agenda, days } = play;
  const { random } = of;
  const dueMs = (await dueOf(lane, of.id))!;
  const servedMs = lane.nowMs;
  if (random.chance(p.objects)) {
    const saidMs = servedMs + random.between(4, 30) * HOUR_MS;
    agenda.add(saidMs, of.authority, (desk) => said(desk, of, 'object', { text: '对检测结果有异议（演示数据）' }));
    agenda.add(days.after(saidMs, 2) + 11 * HOUR_MS, of.authority, (desk) => decideOn(play, desk, of));
    rectify(play, of, Math.max(days.after(saidMs, 2) + 20 * HOUR_MS, servedMs), dueMs);
    return;
  }
  if (random.chance(p.extension)) {
    const askedMs = days.after(dueMs, -2) + 10 * HOUR_MS;
    if (askedMs > servedMs) {
      agenda.add(askedMs, of.authority, (desk) => said(desk, of, 'ask-extension', { reason: '需要更多时间测试（演示数据）' }));
      agenda.add(askedMs + 5 * HOUR_MS, of.authority, (desk) => decideOnTime(play, desk, of, order, askedMs));
      return;
    }
  }
  rectify(play, of, servedMs, dueMs);
}

async function decideOn(play: Play, lane: Lane, of: CaseInPlay): Promise<void> {
  if ((await stateOf(lane, of.id)) !== 'OBJECTION_REVIEW') return;
  const { approver } = peopleOf(of.authority);
  await lane.as(approver);
  const isUpheld = of.random.chance(play.parameters.upheld);
  const decision = {
    caseId: of.id,
    decision: isUpheld ? ('upheld' as const) : ('rejected' as const),
    drop: [],
    reason: isUpheld ? '异议成立' : '证据充分，异议不成立',
  };
  done(await decideObjection(lane.rows.orders, { ...decision, basis: BASIS, actor: approver }), 'decide objection');
  lane.audit(approver, 'case.decide', 'case', of.id);
  note(play, isUpheld ? 'objections-upheld' : 'objections-rejected');
}

/** 延期: by a document, or refused. */
async function decideOnTime(play: Play, lane: Lane, of: CaseInPlay, order: string, askedMs: number): Promise<void> {
  const { approver } = peopleOf(of.authority);
  const isGranted = of.random.chance(play.parameters.granted);
  const rule = { kind: 'working-days', count: 5 } as const;
  let document: string | undefined;
  if (isGranted) {
    const { rows } = await sql<{
      number: string;
      due: Date;
    }>`select o.number, d.due_at as due from touchstone.order_document o join touchstone.deadline d on d.document_id = o.id where o.id = ${order} and d.state = 'RUNNING'`.execute(
      lane.tx,
    );
    const [first] = rows;
    if (first === undefined) return;
    document = await drafted(lane, of.authority, {
      ...{ template: 'extension', case: of.id, notice: null, addressee: { kind: 'operator', id: operatorOf(of) } },
      fields: {
        original: first.number,
        applied: new Date(askedMs + 8 * HOUR_MS).toISOString().slice(0, 10),
        reason: '理由成立（演示数据）。',
      },
      deadline: { kind: 'instant', at: new Date(play.days.after(first.due.getTime() - 1, 5) + DAY_MS).toISOString() },
    });
    await issued(lane, of.authority, document);
  }
  await lane.as(approver);
  const ports = extensionRowsOf(lane.platform)(lane.tx);
  const decision = {
    caseId: of.id,
    reason: isGranted ? '理由成立' : '理由不成立',
    basis: BASIS,
    actor: approver,
    ...(document === undefined ? {} : { granted: { document, rule } }),
  };
  done(await decideExtension(ports, decision), 'decide extension');
  lane.audit(approver, 'deadline.extend', 'case', of.id);
  note(play, isGranted ? 'extensions-granted' : 'extensions-refused');
  rectify(play, of, lane.nowMs, (await dueOf(lane, of.id))!);
}

/** In time, late, or not at all. */
function rectify(play: Play, of: CaseInPlay, fromMs: number, dueMs: number): void {
  const { parameters: p } = play;
  if (of.random.chance(p.inTime))
    handIn(play, of, Math.min(dueMs - HOUR_MS, fromMs + of.random.next() * Math.max(HOUR_MS, dueMs - fromMs - 2 * HOUR_MS)));
  else if (of.random.chance(p.late)) handIn(play, of, dueMs + of.random.between(10, 70) * HOUR_MS);
}

const SUBMITTABLE = new Set(['RECTIFYING', 'OVERDUE', 'NOTICED', 'DELISTED']);

export function handIn(play: Play, of: CaseInPlay, atMs: number): void {
  const { agenda, days, parameters: p } = play;
  agenda.add(atMs, of.authority, async (lane) => {
    if (!SUBMITTABLE.has(await stateOf(lane, of.id)) || of.build + 1 >= BUILDS) return;
    const isBad = of.random.chance(p.failedBuild);
    if (isBad) play.faulty(of.app, of.build + 1);
    const handed = await handedIn(play, lane, of);
    const retestMs = days.after(lane.nowMs, 1) + 10 * HOUR_MS;
    agenda.add(retestMs, of.authority, (desk) => retestBegun(desk, of, handed));
    agenda.add(days.after(retestMs, 1) + 11 * HOUR_MS, of.authority, async (desk) => {
      const hasPassed = await concluded(play, desk, of, handed);
      await afterRetest(play, desk, of, hasPassed);
    });
  });
}

async function afterRetest(play: Play, lane: Lane, of: CaseInPlay, hasPassed: boolean): Promise<void> {
  const state = await stateOf(lane, of.id);
  if (!hasPassed) {
    const dueMs = await dueOf(lane, of.id);
    if (state === 'RECTIFYING' && dueMs !== undefined && dueMs > lane.nowMs + 3 * HOUR_MS)
      handIn(play, of, lane.nowMs + (dueMs - lane.nowMs) * 0.7);
    return;
  }
  if (state === 'DELISTED') return askToReturn(play, lane, of);
  await closed(lane, of);
  afterwards(play, of, lane.nowMs);
}

/** 恢复上架: applied for at once, decided when the period is over. */
async function askToReturn(play: Play, lane: Lane, of: CaseInPlay): Promise<void> {
  const relisting = await appliedToReturn(play, lane, of);
  const { rows } = await sql<{
    until: Date | null;
  }>`select no_relist_until as until from touchstone.enforcement_case where id = ${of.id}`.execute(lane.tx);
  const until = rows[0]?.until;
  if (relisting === undefined || until == null) return;
  play.agenda.add(
    play.days.after(until.getTime(), 1) + 10 * HOUR_MS,
    of.authority,
    async (desk) => void (await returned(play, desk, of, relisting)),
  );
}

/** 回头看: a share is watched, and of some the fault is found again in a later version. */
export function afterwards(play: Play, of: CaseInPlay, closedMs: number): void {
  const { agenda, days, parameters: p, installation } = play;
  const lookedMs = days.after(closedMs + of.random.between(30, 110) * DAY_MS, 1) + 10 * HOUR_MS;
  if (of.random.chance(p.relapses) && of.build + 2 < BUILDS) {
    const build = of.build + 1;
    agenda.add(lookedMs, of.authority, async (lane) => {
      if ((await stateOf(lane, of.id)) !== 'CLOSED') return;
      play.faulty(of.app, build);
      const findings = of.findings.map((one, k) => ({
        ...one,
        id: lane.random.uuid(lane.nowMs + k),
        build,
        atMs: lane.nowMs,
        authority: of.authority,
        predecessor: one.id,
      }));
      await layFindings(installation, findings);
      note(play, 'relapses');
      begin(
        play,
        newCase(of.app, findings, { before: of.id, build, authority: of.authority }, of.id),
        days.after(lane.nowMs, 1) + 10 * HOUR_MS,
      );
    });
  } else if (of.random.chance(0.2)) {
    agenda.add(lookedMs, of.authority, async (lane) => {
      if ((await stateOf(lane, of.id)) === 'CLOSED') await move(lane, of.id, 'watch', peopleOf(of.authority).inspector);
    });
    agenda.add(days.after(lookedMs, 3) + 10 * HOUR_MS, of.authority, async (lane) => {
      if ((await stateOf(lane, of.id)) !== 'WATCH') return;
      await move(lane, of.id, 'watch-passed', peopleOf(of.authority).inspector);
      note(play, 'watched');
    });
  }
}
