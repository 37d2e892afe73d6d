import { checkStoreDuties, listDutyChecks, proposeDutyFindings } from '@touchstone/api-client/routes/store-reports';
import {
  listDutyChecks as checksOf,
  dutyFigures,
  type ListedDutyCheck,
  mayCheckStore,
  storeReportRows,
} from '@touchstone/db/repositories/store-report-rows';
import { dutyRows } from '@touchstone/domain/programme';
import { ruleSet } from '@touchstone/knowledge';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { wordsOfClause } from '../../wiring/clause-words.ts';

const ruleOf = new Map(ruleSet.rules.map(({ clause, id }) => [clause, id]));

const checkShape = ({ at, atKey: _, rows, ...check }: ListedDutyCheck) => ({
  ...check,
  rows: rows.map((row) => ({ ...row, examples: [...row.examples], ...wordsOfClause(row.clause) })),
  at: at.toISOString(),
});

async function storeSeen({ platform, session }: Pick<Context, 'platform' | 'session'>, store: string): Promise<void> {
  if (!(await platform.transaction(session, (tx) => mayCheckStore(tx, session, store)))) throw new Refusal('not-found');
}

async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedDutyCheck> {
  const [row] = await platform.transaction(session, (tx) => checksOf(tx, session, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** The whole shelf is counted, also where a province sees a part of it: a store's duty is to all its listings. */
export const checkStoreDutiesHandler = handle(checkStoreDuties, async (context) => {
  const { params, actor, platform } = context;
  await storeSeen(context, params.store);
  const [id, at] = [platform.newId(), platform.now()];
  const act = { action: 'store-report.read', kind: 'store', id: params.store, detail: { dutyCheck: id } };
  await auditedEdit(
    context,
    act,
    (tx) => ({ tx, rows: storeReportRows(tx) }),
    async ({ tx, rows }) => {
      const figures = await dutyFigures(tx, params.store);
      const { of } = figures['page-incomplete'];
      await rows.insertCheck({
        id,
        store: params.store,
        organisation: actor.organisation,
        by: actor.person ?? null,
        listings: of,
        rows: dutyRows(figures),
        at,
      });
      return { ok: true };
    },
  );
  return { status: 201, body: checkShape(await seen(context, id)) };
});

export const listDutyChecksHandler = handle(listDutyChecks, async (context) => {
  const { params, query, session, platform, transaction } = context;
  await storeSeen(context, params.store);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, `list-duty-checks ${params.store}`, query, {
      read: (limit, after) => checksOf(tx, session, { store: params.store }, limit, timeKey(after)),
      keyOf: ({ atKey, id }) => [atKey, id],
      shape: checkShape,
    }),
  }));
});

export const proposeDutyFindingsHandler = handle(proposeDutyFindings, async (context) => {
  const { params, body, platform } = context;
  const check = await seen(context, params.check);
  const suspected = new Map(check.rows.filter(({ verdict }) => verdict === 'suspected').map((row) => [row.clause, row]));
  const unknown = body.clauses.findIndex((clause) => !suspected.has(clause));
  if (unknown >= 0) throw new Refusal('invalid-input', { errors: [{ pointer: `/body/clauses/${unknown}`, message: 'not-suspected' }] });
  const at = platform.now();
  const act = { action: 'finding.propose', kind: 'store', id: check.store, detail: { dutyCheck: check.id, clauses: [...body.clauses] } };
  const { made } = await auditedEdit(context, act, storeReportRows, async (rows) => {
    const made: { clause: string; finding: string }[] = [];
    for (const clause of body.clauses) {
      const { found, of } = suspected.get(clause)!;
      const finding = await rows.proposeFinding({
        id: platform.newId(),
        store: check.store,
        clause,
        rule: ruleOf.get(clause) ?? clause,
        summary: wordsOfClause(clause).title.zh,
        basis: `商店义务检查 ${check.id}：${found}/${of}`,
        at,
      });
      if (finding !== undefined) made.push({ clause, finding });
    }
    return { ok: true, made };
  });
  return { status: 201, body: { made } };
});
