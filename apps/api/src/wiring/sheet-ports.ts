import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { sheetRows } from '@touchstone/db/repositories/sheet-rows';
import type { SheetRule } from '@touchstone/domain/sheet';
import { guidance, ruleSet } from '@touchstone/knowledge';
import { type Rule, topicsOf } from '@touchstone/rules';
import type { SheetCatalogue, SheetPorts, Tester } from '@touchstone/services/sheets';
import type { Context } from '../handler.ts';
import { Refusal } from '../problem/refusal.ts';

const MAX_RESULT_BYTES = 64 * 1024 * 1024;

type From = Pick<Context, 'platform' | 'session' | 'address'>;

/**
 * Sheets in the caller's name, seeing all: one sheet is the authority's and the laboratory's, and becomes a run of an engine.
 * Whether the caller may see the sheet is asked under their own session before.
 */
export const sheetPorts = ({ platform, session, address }: From): SheetPorts => ({
  inTransaction: (work) =>
    platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
      work({ ...sheetRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) }),
    ),
  catalogue: sheetCatalogue(),
  keepResult: (result) => platform.objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: MAX_RESULT_BYTES }),
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  nowMs: () => platform.now().getTime(),
  newId: platform.newId,
});

let catalogue: SheetCatalogue | undefined;

/** The rules of this release, with the checks of their guidance as steps. */
function sheetCatalogue(): SheetCatalogue {
  catalogue ??= {
    ruleSet: ruleSet.version,
    rules: ruleSet.rules,
    stepsOf: (rule: SheetRule) => topicsOf(rule as Rule, guidance()).flatMap(({ check }) => check),
  };
  return catalogue;
}

/** @throws Refusal `forbidden` for a machine: people test */
export async function testerOf({ actor, transaction }: Pick<Context, 'actor' | 'transaction'>): Promise<Tester> {
  const { person } = actor;
  if (person === undefined)
    throw new Refusal('forbidden', { detail: ['须由本人登录后检测，令牌不能代替', 'a person tests, signed in; a token does not'] });
  const row = await transaction((tx) => tx.selectFrom('person').select('display_name').where('id', '=', person).executeTakeFirst());
  return { person, organisation: actor.organisation, name: row?.display_name ?? '' };
}
