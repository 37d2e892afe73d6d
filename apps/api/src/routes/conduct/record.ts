import * as contracts from '@touchstone/api-client/routes/conduct';
import { listCommitments, listConduct, listInterviews } from '@touchstone/db/repositories/conduct-lists';
import { countRepeatOffenders, listOffences, listRepeatOffenders, offenceCounts } from '@touchstone/db/repositories/offence-lists';
import { readOperator } from '@touchstone/db/repositories/operator-lists';
import { MOST_OF_EACH, operatorRecord, riskCounts, riskRows } from '@touchstone/db/repositories/operator-record';
import { listCredits, listPenalties } from '@touchstone/db/repositories/penalty-lists';
import { RISK_LEVELS, RISK_REASON_NAMES, RISK_REASONS, riskOf } from '@touchstone/domain/credit';
import { DEADLINE_RESULTS, type DeadlineResult } from '@touchstone/domain/deadline';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';
import { operatorShape } from '../inventory/operators.ts';
import { creditShape, penaltyShape } from '../penalties/shapes.ts';
import { commitmentShape, entryShape, interviewShape } from './shapes.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** @throws Refusal `not-found` */
async function seenOperator({ transaction, session }: Pick<Context, 'transaction' | 'session'>, id: string) {
  const operator = await transaction((tx) => readOperator(tx, session, id));
  if (operator === undefined) throw new Refusal('not-found');
  return operator;
}

export const readOperatorRecordHandler = handle(contracts.readOperatorRecord, async (context) => {
  const { params, transaction } = context;
  const operator = await seenOperator(context, params.operator);
  const of = { operator: params.operator };
  return transaction(async (tx) => {
    const record = await operatorRecord(tx, params.operator);
    const risk = riskOf(await riskCounts(tx, params.operator));
    const counts = await offenceCounts(tx, { ...of, imported: true });
    const conduct = await listConduct(tx, of, MOST_OF_EACH);
    const commitments = await listCommitments(tx, of, MOST_OF_EACH);
    const interviews = await listInterviews(tx, of, MOST_OF_EACH);
    const penalties = await listPenalties(tx, of, MOST_OF_EACH);
    const credit = await listCredits(tx, of, MOST_OF_EACH);
    const { deadlines, ...totals } = record.totals;
    const ended = (result: DeadlineResult) => DEADLINE_RESULTS[result].reduce((sum, state) => sum + (deadlines[state] ?? 0), 0);
    return {
      status: 200,
      rowVersion: operator.rowVersion,
      body: {
        operator: operatorShape(operator),
        totals,
        risk: {
          ...risk,
          reasons: risk.reasons.map((one) => ({ ...one, list: `/api/v1/operators/${params.operator}/risk/${one.reason}` })),
        },
        offences: countsShape(counts),
        deadlines: {
          kept: ended('kept'),
          missed: ended('missed'),
          running: ended('running'),
          rows: record.deadlines.map(({ caseId, dueAt, endedAt, ...row }) => ({
            ...row,
            case: caseId,
            dueAt: iso(dueAt),
            endedAt: iso(endedAt),
          })),
        },
        products: record.products.map((row) => ({ ...row, listings: [...row.listings] })),
        findings: record.findings.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() })),
        cases: record.cases.map((row) => ({
          ...row,
          clauses: [...row.clauses],
          openedAt: row.openedAt.toISOString(),
          closedAt: iso(row.closedAt),
        })),
        notices: record.notices.map((row) => ({ ...row, problems: [...row.problems], publishedAt: row.publishedAt.toISOString() })),
        signers: [...record.signers],
        sdks: record.sdks.map((row) => ({ ...row, isOwn: row.isOwn === true })),
        group: [...record.group],
        conduct: conduct.map(entryShape),
        commitments: commitments.map(commitmentShape),
        interviews: interviews.map(interviewShape),
        penalties: penalties.map(penaltyShape),
        credit: credit.map(creditShape),
        unreached: record.unreached.map((row) => ({ ...row, services: [...row.services], lastAt: row.lastAt.toISOString() })),
        imported: record.imported.map((row) => ({ ...row, problems: [...row.problems] })),
      },
    };
  });
});

const countsShape = (counts: Awaited<ReturnType<typeof offenceCounts>>) => ({
  ...counts,
  products: [...counts.products],
  clauses: [...counts.clauses],
});

export const listOperatorOffencesHandler = handle(contracts.listOperatorOffences, async (context) => {
  const { params, query, platform, transaction } = context;
  await seenOperator(context, params.operator);
  const { limit: _limit, after: _after, each, ...asked } = query;
  const filter = { ...asked, operator: params.operator };
  return transaction(async (tx) => {
    const page = await pageOf(platform.pageTokens, `list-operator-offences ${params.operator}`, query, {
      read: (limit, after) => listOffences(tx, filter, limit, offenceKey(after), each),
      keyOf: ({ at, id, subject }) => [at.toISOString(), id, subject],
      shape: ({ subject: _subject, ...row }) => ({ ...row, clauses: [...row.clauses], at: row.at.toISOString() }),
    });
    return { status: 200, body: { counts: countsShape(await offenceCounts(tx, filter)), ...page } };
  });
});

function offenceKey(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [at, id, subject] = key;
  if (typeof at !== 'string' || typeof id !== 'string' || typeof subject !== 'string') throw new Refusal('page-token-invalid');
  return { at, id, subject };
}

export const listRiskRowsHandler = handle(contracts.listRiskRows, async (context) => {
  const { operator, reason } = context.params;
  await seenOperator(context, operator);
  return context.transaction(async (tx) => {
    const items = await riskRows(tx, operator, reason);
    const count = (await riskCounts(tx, operator))[reason];
    return { status: 200, body: { reason, count, items: items.map((row) => ({ ...row, at: iso(row.at) })) } };
  });
});

export const readRiskTableHandler = handle(contracts.readRiskTable, async () => ({
  status: 200,
  body: { reasons: RISK_REASON_NAMES.map((reason) => ({ reason, ...RISK_REASONS[reason] })), levels: [...RISK_LEVELS] },
}));

export const listRepeatOffendersHandler = handle(contracts.listRepeatOffenders, ({ query, platform, transaction }) =>
  transaction(async (tx) => {
    const { atLeast = 2, limit: _limit, after: _after, ...filter } = query;
    const body = await pageOf(platform.pageTokens, 'list-repeat-offenders', query, {
      read: (limit, after) => listRepeatOffenders(tx, filter, atLeast, limit, timesKey(after)),
      keyOf: ({ times, operator }) => [times, operator],
      shape: (row) => ({ ...row, lastAt: row.lastAt.toISOString() }),
      total: { count: await countRepeatOffenders(tx, filter, atLeast), isExact: true },
    });
    return { status: 200, body };
  }),
);

function timesKey(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [times, operator] = key;
  if (typeof times !== 'number' || typeof operator !== 'string') throw new Refusal('page-token-invalid');
  return { times, operator };
}
