import * as contracts from '@touchstone/api-client/routes/referrals';
import { systemSession } from '@touchstone/db';
import { listAuthorities, listReferrals, offeredOf, type ReferralRow, readReferral } from '@touchstone/db/repositories/referral-rows';
import { offerableReferrals } from '@touchstone/domain/referral';
import { type AnswerReferral, answerReferral, type OfferReferral, offerReferral } from '@touchstone/services/referrals';
import { type Context, type Handler, handle } from '../../handler.ts';
import type { Language } from '../../http/language.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { caseActor, referralEdits } from '../../wiring/case-ports.ts';
import { refuse } from '../cases/case-refusal.ts';
import { seenCase } from '../cases/read-cases.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const referralShape = (row: ReferralRow) => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  case: row.caseId,
  from: { id: row.from, name: row.fromName },
  to: { id: row.to, name: row.toName },
  reason: row.reason,
  targetCase: row.targetCase,
  notice: row.notice,
  report: row.report,
  dueAt: iso(row.dueAt),
  offeredAt: row.offeredAt.toISOString(),
  answeredAt: iso(row.answeredAt),
  reportedAt: iso(row.reportedAt),
  version: row.rowVersion,
});

/** @throws Refusal `not-found` for one that is neither of nor to one's own authority */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ReferralRow> {
  const row = await platform.transaction(session, (tx) => readReferral(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

const list = handle(contracts.listReferrals, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-referrals', query, {
      read: (limit, after) => listReferrals(tx, session, query, limit, timeKey(after)),
      keyOf: ({ offeredAt, id }) => [offeredAt.toISOString(), id],
      shape: referralShape,
    }),
  })),
);

const read = handle(contracts.readReferral, async (context) => {
  const row = await seen(context, context.params.referral);
  return { status: 200, body: referralShape(row), rowVersion: row.rowVersion };
});

const listOffers = handle(contracts.listReferralOffers, async (context) => {
  const { platform, params, actor } = context;
  const { id, state, penalty, organisation } = await seenCase(context, params.case);
  const { authorities, offered } = await platform.transaction(systemSession('referral-offers'), async (tx) => ({
    authorities: await listAuthorities(tx),
    offered: await offeredOf(tx, id),
  }));
  const own = authorities.find((one) => one.id === organisation && one.id === actor.organisation);
  const offers = own === undefined ? [] : offerableReferrals(own, authorities, { state, penalty, ...offered });
  const items = offers.map(({ to, ...offer }) => ({
    ...offer,
    to: to.map(({ id, name, province, isTaken }) => ({ id, name, province, isTaken })),
  }));
  return { status: 200, body: { items } };
});

/** The last instant of a day in Asia/Shanghai. */
const endOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + 86_400_000;

const offer = handle(contracts.offerReferrals, async (context) => {
  const { body, actor, language } = context;
  for (const id of body.cases) await seenCase(context, id);
  const { kind, to, reason, basis, dueOn } = body;
  const act = { action: 'case.transfer', kind: 'referral', id: to, detail: { kind, cases: [...body.cases] } };
  const result = await referralEdits(context, act).inTransaction(async (tx) => {
    const referrals: string[] = [];
    for (const caseId of body.cases) {
      const offered = await offerReferral(tx, {
        ...{ caseId, kind, to, reason, basis },
        ...(dueOn === undefined ? {} : { dueAtMs: endOf(dueOn) }),
        ...{ actor: caseActor(actor), person: actor.person ?? null },
      });
      if (!offered.ok) return { ...offered, at: caseId };
      referrals.push(offered.id);
    }
    return { ok: true as const, referrals };
  });
  if (!result.ok) return refuseReferral(result, language, result.at);
  return { status: 201, body: { referrals: result.referrals } };
});

const answered =
  (on: 'accept' | 'return' | 'withdraw' | 'report') =>
  async (context: Pick<Context, 'platform' | 'session' | 'address' | 'ifMatch' | 'language'> & Given) => {
    const { params, body, actor, ifMatch, language } = context;
    await seen(context, params.referral);
    const act = { action: 'case.transfer', kind: 'referral', id: params.referral, detail: { on } };
    const result = await referralEdits(context, act).inTransaction((tx) =>
      answerReferral(tx, {
        ...{ referral: params.referral, on, basis: body.basis, actor: caseActor(actor), person: actor.person ?? null, ifMatch },
        ...(body.text === undefined ? {} : { text: body.text }),
      }),
    );
    if (!result.ok) return refuseReferral(result, language);
    const row = await seen(context, params.referral);
    return { status: 200, body: referralShape(row), rowVersion: row.rowVersion };
  };

interface Given {
  readonly params: { readonly referral: string };
  readonly body: { readonly basis: string; readonly text?: string };
  readonly actor: Parameters<typeof caseActor>[0];
}

const acceptMany = handle(contracts.acceptReferrals, async (context) => {
  const { body, actor, language } = context;
  for (const id of body.referrals) await seen(context, id);
  const act = {
    action: 'case.transfer',
    kind: 'referral',
    id: body.referrals[0]!,
    detail: { on: 'accept', referrals: [...body.referrals] },
  };
  const result = await referralEdits(context, act).inTransaction(async (tx) => {
    for (const referral of body.referrals) {
      const given = { referral, on: 'accept' as const, basis: body.basis, actor: caseActor(actor), person: actor.person ?? null };
      const one = await answerReferral(tx, given);
      if (!one.ok) return { ...one, at: referral };
    }
    return { ok: true as const };
  });
  if (!result.ok) return refuseReferral(result, language, result.at);
  return { status: 200, body: { accepted: [...body.referrals] } };
});

type Refused = Extract<OfferReferral | AnswerReferral, { readonly ok: false }>;

/** Reasons that only hand-overs have; the rest are the case's. */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'no-such-authority': ['没有这个机关', 'There is no such authority'],
  'already-offered': ['已经移送，尚未退回', 'It is offered already'],
  'due-in-the-past': ['回报期限已过', 'The day to report back has passed'],
  'same-organisation': ['不能移送本机关', 'It is one’s own authority'],
  'wrong-direction': ['此类移送不能向该机关提出', 'This kind does not go to that authority'],
  'not-the-territory': [
    '只能移送主体住所地的省级机关；住所地登记有误的，先更正主体归属，已收到的予以退回',
    'It goes only to the province in which the operator sits; where that is recorded wrongly, correct the operator first, else return it',
  ],
  'penalty-begun': ['本案的处罚程序已经开始', 'The penalty of this case is under way'],
  'case-not-ready': ['案件所处阶段不能这样移送', 'The case is not at a stage to be handed over so'],
  'day-missing': ['须写明回报期限', 'A day to report back is missing'],
  'day-not-wanted': ['此类移送没有回报期限', 'This kind has no day to report back'],
  'case-moved': ['案件已经移交，不能退回', 'The case went over and does not come back'],
  'report-missing': ['须写明内容', 'Words are missing'],
};

function refuseReferral(result: Refused, language: Language, at?: string): never {
  const words = WORDS[result.reason];
  if (words === undefined) return refuse(result as Parameters<typeof refuse>[0], language);
  const text = language === 'en' ? words[1] : words[0];
  throw new Refusal('referral-refused', { detail: at === undefined ? text : `${text} ${at}` });
}

/** Hand-overs between authorities. */
export const referralHandlers: readonly Handler[] = [
  list,
  read,
  listOffers,
  offer,
  handle(contracts.acceptReferral, answered('accept')),
  handle(contracts.returnReferral, answered('return')),
  handle(contracts.withdrawReferral, answered('withdraw')),
  handle(contracts.reportReferral, answered('report')),
  acceptMany,
];
