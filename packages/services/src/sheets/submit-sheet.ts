import { canonicalJson, checkResult } from '@touchstone/domain/engine';
import { isWithoutFile } from '@touchstone/domain/inventory';
import { submitSheet as handIn, labEngine, resultOfSheet, type SheetProgress, sheetItems } from '@touchstone/domain/sheet';
import { registerEngine } from '../engines/index.ts';
import { type Votes, votesOf } from '../work/votes-of.ts';
import type { KeptSheet, SheetPorts, SheetTransaction, Tester } from './ports.ts';
import { stateOfSheet } from './state-of-sheet.ts';

export type SubmitSheet =
  | { readonly ok: true; readonly run: string }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'assigned-to-another' | 'sheet-incomplete';
      readonly faults: SheetProgress['faults'];
    };

/**
 * Hands a sheet in. What it says becomes a result of engine `lab:<laboratory>`, with a request and a run like any other, so
 * that fusion takes it. All in one transaction.
 */
export async function submitSheet(ports: SheetPorts, tester: Tester, id: string, ifMatch: number): Promise<SubmitSheet> {
  const seen = await ports.inTransaction((tx) => tx.holdSheet(id));
  if (seen === undefined) return refused('not-found');
  if (seen.rowVersion !== ifMatch) return refused('version-conflict');
  if (seen.assignedTo !== null && seen.assignedTo !== tester.person) return refused('assigned-to-another');
  const done = handIn(seen.sheet, stateOfSheet(seen), ports.nowMs());
  if (!done.ok) return refused(done.reason === 'submitted' ? 'no-such-step' : 'sheet-incomplete', done.faults);

  const configHash = configHashOf(ports, id);
  const made = resultOfSheet(seen.organisation, seen.sheet, done.state, configHash);
  if (!made.ok) return refused('no-such-step');
  const checked = checkResult(made.result, {
    engine: labEngine(seen.organisation, seen.sheet),
    artifact: seen.sheet.subject.artifact,
    configHash,
    given: new Set(['person']),
    knownClauses: new Set(seen.sheet.items.map(({ clause }) => clause)),
  });
  if (!checked.ok) throw new RangeError(`sheet ${id} makes no result: ${checked.reason}`);
  // kept before the transaction: bytes that nothing names do no harm, a name without its bytes would
  const object = await ports.keepResult(checked.result);

  return ports.inTransaction(async (tx): Promise<SubmitSheet> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return refused('not-found');
    if (kept.rowVersion !== ifMatch) return refused('version-conflict');
    const outcome = checked.result.outcome === 'PARTIAL' ? 'PARTIAL' : 'SUCCEEDED';
    const run = await runOf(ports, tx, kept, {
      outcome,
      votes: votesOf(checked.result),
      object,
      by: tester.person,
      why: 'handed in again',
    });
    await tx.moveSheet({ sheet: id, event: 'submitted', from: kept.state, to: 'SUBMITTED', reason: '' }, run);
    await tx.audit.record({ action: 'sheet.submitted', object: { kind: 'sheet', id }, detail: { run, result: object.sha256 } });
    await tx.announce('sheet.submitted', id, [kept.organisation], { sheet: id, run });
    return { ok: true, run };
  });
}

export const configHashOf = ({ hash }: Pick<SheetPorts, 'hash'>, sheet: string): string => hash(canonicalJson({ sheet }));

interface Answered {
  readonly outcome: 'SUCCEEDED' | 'PARTIAL';
  readonly votes: Votes;
  readonly object: { readonly sha256: string; readonly sizeBytes: number } | null;
  readonly by: string | null;
  readonly why: string;
}

/** The request and the run of a sheet, ended as they begin: people have done the work before. */
export async function runOf(ports: SheetPorts, tx: SheetTransaction, kept: KeptSheet, answered: Answered): Promise<string> {
  const engine = await engineOf(ports, tx, kept);
  const configHash = configHashOf(ports, kept.id);
  const earlier = await tx.earlierRuns(kept.artifact, engine, configHash);
  const [request, run] = [ports.newId(), ports.newId()];
  const { artifact, app, profile, campaign, organisation } = kept;
  await tx.createRequest({
    id: request,
    artifact,
    app,
    profile,
    origin: 'person',
    priority: 0,
    campaign,
    organisation,
    askedBy: answered.by,
    category: null,
    inputs: [],
    config: { sheet: kept.id },
  });
  const round = earlier.length + 1;
  const forced = round === 1 ? {} : { forceReason: answered.why };
  await tx.createRuns([{ id: run, request, artifact, engine, configHash, round, ...forced, state: 'CREATED', priority: 0, campaign }]);
  await tx.keepVotes(run, answered.votes);
  const { object } = answered;
  await tx.saveRun(
    run,
    {
      state: answered.outcome,
      attempt: 0,
      timeouts: 0,
      losses: 0,
      fence: 0,
      leaseUntilMs: null,
      deadlineMs: null,
      notBeforeMs: ports.nowMs(),
    },
    null,
    object === null ? {} : { resultSha256: object.sha256, resultBytes: object.sizeBytes },
  );
  await tx.finishRequest(request, ports.nowMs());
  await tx.announce('scan.finished', request, [organisation], { request });
  return run;
}

/** The laboratory as an engine, made known with its first sheet under a rule set. */
async function engineOf(ports: SheetPorts, tx: SheetTransaction, { sheet, organisation, organisationName }: KeptSheet): Promise<string> {
  const { rules, stepsOf, ruleSet } = ports.catalogue;
  // what its people are asked anywhere under these rules, not only on this sheet
  const everyClause = isWithoutFile(sheet.subject.artifact);
  const all = ruleSet === sheet.ruleSet ? sheetItems(rules, { asOf: sheet.asOf, stepsOf, everyClause }) : sheet.items;
  const description = {
    ...labEngine(organisation, { ruleSet: sheet.ruleSet, subject: sheet.subject, items: all }),
    name: organisationName,
    vendor: organisationName,
  };
  const registered = await registerEngine(
    { inTransaction: (work) => work(tx), newId: ports.newId },
    { description, organisation, passedAlready: 'people of a laboratory that the authority has admitted' },
  );
  if (!registered.ok) throw new RangeError(`laboratory ${organisation} is no engine: ${registered.faults.join()}`);
  return registered.key;
}

const refused = (reason: Extract<SubmitSheet, { ok: false }>['reason'], faults: SheetProgress['faults'] = []): SubmitSheet => ({
  ok: false,
  reason,
  faults,
});
