import { flagMachineDecidable, listClauseSettings, setClause } from '@touchstone/api-client/routes/engines';
import { systemSession } from '@touchstone/db';
import { type ClauseSettingRow, clauseSettingRows } from '@touchstone/db/repositories/engine-lists';
import { prevalenceOf } from '@touchstone/domain/fusion';
import { knownClauses } from '@touchstone/engines';
import { DEFAULT_CLAUSE_SETTING } from '@touchstone/services/fusion';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { clauseTitles } from '../../wiring/clause-titles.ts';

const asItComes = (clause: string): ClauseSettingRow => ({ clause, ...DEFAULT_CLAUSE_SETTING, rowVersion: 0 });

async function shapes(tx: Transaction) {
  const rows = clauseSettingRows(tx);
  const settings = new Map((await rows.settings()).map((row) => [row.clause, row]));
  const seen = new Map((await rows.prevalences()).map((row) => [row.clause, row]));
  const titles = clauseTitles();
  return [...knownClauses()].sort().map((clause) => {
    const { rowVersion, ...setting } = settings.get(clause) ?? asItComes(clause);
    const { real, tested } = seen.get(clause) ?? { real: 0, tested: 0 };
    const prevalence = prevalenceOf({ real, all: tested }, setting.expectedShare);
    return { ...setting, title: titles.get(clause) ?? clause, prevalence, tested, version: rowVersion };
  });
}

/** Read as the system: how common a fault is, is counted over all, and closed to sessions that see a part. */
const shown = ({ platform }: Pick<Context, 'platform'>) => platform.transaction(systemSession('clause settings'), shapes);

export const listClauseSettingsHandler = handle(listClauseSettings, async (context) => ({
  status: 200,
  body: { items: await shown(context) },
}));

type Change = Partial<Omit<ClauseSettingRow, 'clause' | 'rowVersion'>>;

/** The audit record holds whole numbers and text. */
const fraction = ({ expectedShare }: Change) => (expectedShare === undefined ? {} : { expectedShare: String(expectedShare) });

async function change(
  context: Pick<Context, 'platform' | 'session' | 'address' | 'ifMatch'> & { readonly actor: SignedIn },
  clause: string,
  action: string,
  wanted: Change,
  reason: string,
) {
  if (!knownClauses().has(clause)) throw new Refusal('not-found');
  const act = { action, kind: 'clause', id: clause, detail: { ...wanted, ...fraction(wanted), reason } };
  const result = await auditedEdit(context, act, clauseSettingRows, async (rows) => {
    const before = (await rows.settings()).find((row) => row.clause === clause) ?? asItComes(clause);
    if (before.rowVersion !== context.ifMatch) return { ok: false };
    return { ok: await rows.save({ ...before, ...wanted }, context.actor.person ?? null) };
  });
  if (!result.ok) throw new Refusal('version-conflict');
  const body = (await shown(context)).find((one) => one.clause === clause)!;
  return { status: 200, body, rowVersion: body.version };
}

export const setClauseHandler = handle(setClause, (context) => {
  const { reason, ...wanted } = context.body;
  return change(context, context.params.clause, 'fusion.calibrate', wanted, reason);
});

export const flagMachineDecidableHandler = handle(flagMachineDecidable, (context) => {
  const { reason, isMachineDecidable } = context.body;
  return change(context, context.params.clause, 'clause.flag-machine-decidable', { isMachineDecidable }, reason);
});
