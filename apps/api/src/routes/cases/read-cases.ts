import { listCases, readCase, verifyCases } from '@touchstone/api-client/routes/cases';
import {
  readCase as caseById,
  caseParts,
  caseRecords,
  listCases as casesOf,
  casesToVerify,
  isOutside,
  type ListedCase,
} from '@touchstone/db/repositories/case-lists';
import { caseEvents } from '@touchstone/db/repositories/case-rows';
import { listReferrals } from '@touchstone/db/repositories/referral-rows';
import { BEFORE_CONFIRMATION, CASE_EVENTS, type CaseEvent, ENDED, eventRow, STEPS_OF, wordsOfGuard } from '@touchstone/domain/case';
import { type CaseFault, type ProofFault, verifyCase, verifyProof } from '@touchstone/services/cases';
import { type Context, handle } from '../../handler.ts';
import type { Language } from '../../http/language.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sha256 } from '../../wiring/sha256.ts';
import { caseShape, eventShape } from './shapes.ts';

export const listCasesHandler = handle(listCases, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const { authority, ...rest } = query;
    const filter = { ...rest, organisation: authority };
    return {
      status: 200,
      body: await pageOf(platform.pageTokens, 'list-cases', query, {
        read: (limit, after) => casesOf(tx, session, filter, limit, timeKey(after)),
        keyOf: ({ openedKey, id }) => [openedKey, id],
        shape: (row) => caseShape(row, session),
      }),
    };
  }),
);

/** @throws Refusal `not-found` for a case that is not there, or not to be seen */
export async function seenCase({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedCase> {
  const row = await platform.transaction(session, (tx) => caseById(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readCaseHandler = handle(readCase, async ({ params, session, actor, transaction, language }) => {
  const { row, parts, events, referrals } = await transaction(async (tx) => {
    const row = await caseById(tx, session, params.case);
    if (row === undefined) throw new Refusal('not-found');
    const inside = !isOutside(session);
    return {
      row,
      parts: await caseParts(tx, row.id),
      events: inside ? await caseEvents(tx, row.id) : [],
      referrals: inside ? await listReferrals(tx, session, { case: row.id }, MOST_REFERRALS) : [],
    };
  });
  const outside = isOutside(session);
  const told = caseShape(row, session);
  const steps = session.scope.kind === 'store' ? [] : stepsOf(told, actor.permissions, outside, language);
  return {
    status: 200,
    rowVersion: row.rowVersion,
    body: {
      case: told,
      findings: parts.findings.map(({ addedAt, outcome, ...finding }) => ({
        ...finding,
        // what a retest says is told with its conclusion
        outcome: outside && IN_RETEST.has(row.state) && outcome !== 'DROPPED' ? 'OPEN' : outcome,
        addedAt: addedAt.toISOString(),
      })),
      deadlines: parts.deadlines.map(({ startedAt, dueAt, ...deadline }) => ({
        ...deadline,
        startedAt: startedAt?.toISOString() ?? null,
        dueAt: dueAt?.toISOString() ?? null,
      })),
      documents: parts.documents.map(({ addresseeKind, addresseeName, issuedAt, deliveredAt, ...document }) => ({
        ...document,
        addressee: { kind: addresseeKind, name: addresseeName },
        issuedAt: issuedAt?.toISOString() ?? null,
        deliveredAt: deliveredAt?.toISOString() ?? null,
      })),
      referrals: referrals.map(({ id }) => id),
      // relapses that the firm was not told of are not there for it
      relapses: outside ? [] : [...parts.relapses],
      events: events.map(eventShape),
      next: steps.filter(({ isNow }) => isNow).map(({ event }) => event),
      steps,
    },
  };
});

const MOST_REFERRALS = 100;
const IN_RETEST: ReadonlySet<string> = new Set(['SUBMITTED', 'RETESTING']);

/** Every event that this caller may cause, with the rows that it has in the law of the case; by the state that the caller is told. */
function stepsOf(told: ReturnType<typeof caseShape>, permissions: readonly string[], isOutsider: boolean, language: Language) {
  const standing = { main: told.state, penalty: told.penalty, access: told.access, credit: told.credit };
  const isEstablished = !BEFORE_CONFIRMATION.has(told.state) && !ENDED.has(told.state);
  const word = language === 'en' ? 1 : 0;
  return (Object.keys(CASE_EVENTS) as CaseEvent[])
    .filter((event) => {
      const { by, permission } = eventRow(event);
      const isTheirs = by.some((party) => party === 'firm');
      return event !== 'open' && permission !== null && permissions.includes(permission) && isTheirs === isOutsider;
    })
    .map((event) => {
      const { region } = eventRow(event);
      const state = standing[region];
      const rows = STEPS_OF[region].filter(({ on }) => on === event);
      const here = rows.filter(({ from }) => from === state);
      const isNow = here.length > 0 && (region === 'main' || state !== '' || isEstablished);
      const guards = new Set((isNow ? here : rows).flatMap(({ needs = [] }) => needs));
      return {
        event,
        isNow,
        from: [...new Set(rows.map(({ from }) => from))],
        needs: [...guards].map((guard) => wordsOfGuard(guard)[word]),
      };
    })
    .sort((a, b) => (a.event < b.event ? -1 : 1));
}

const USUAL_CHECK = 100;

export const verifyCasesHandler = handle(verifyCases, async ({ query, session, platform, transaction }) => {
  const limit = query.limit ?? USUAL_CHECK;
  const after = query.after === undefined ? undefined : textKey(platform.pageTokens.read('verify-cases', query, query.after));
  const { rows, folds, proofs } = await transaction(async (tx) => {
    const rows = await casesToVerify(tx, session, after, limit + 1, query.case);
    return { rows, ...(await caseRecords(tx, rows.slice(0, limit))) };
  });
  const faults: (CaseFault | ProofFault)[] = folds.flatMap(({ row, events }) => verifyCase(sha256, row, events) ?? []);
  // files are read when the transaction is over: there may be many
  for (const proof of proofs) faults.push(...(await verifyProof(proof, (file) => platform.objects.verify(file))));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const next = last === undefined ? null : platform.pageTokens.issue('verify-cases', query, [last.id]);
  return { status: 200, body: { checked: folds.length, faults, next } };
});
