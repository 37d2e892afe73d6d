import { pauseWork, readWork } from '@touchstone/api-client/routes/runs';
import { systemSession } from '@touchstone/db';
import { engineUse } from '@touchstone/db/repositories/engine-lists';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { countByState, runTally, staleResults } from '@touchstone/db/repositories/figure-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { WORK_PAUSED } from '@touchstone/db/repositories/working-engine-rows';
import { balanceOf } from '@touchstone/domain/run';
import { type Context, handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { breakerShape } from '../engines/shapes.ts';

interface Pause {
  readonly isPaused: boolean;
  readonly reason: string;
}

async function pauseOf(tx: Transaction) {
  const { value, rowVersion } = await settingRows(tx).setting<Pause>(WORK_PAUSED);
  return { isPaused: value?.isPaused ?? false, reason: value?.reason ?? '', version: rowVersion };
}

const sums = (rows: readonly { readonly state: string; readonly n: number }[]) =>
  Object.fromEntries(rows.map(({ state, n }) => [state, n]));

/** All in one snapshot, over all runs: who reads it watches the machine and not an app. */
export const readWorkHandler = handle(readWork, ({ platform }) =>
  platform.transaction(systemSession('work figures'), async (tx) => {
    const { states, created } = await runTally(tx);
    const use = new Map((await engineUse(tx, platform.now())).map((one) => [one.key, one]));
    const engines = (await engineRows(tx).engineVersions()).map(({ key, state, description }) => {
      const now = use.get(key);
      return {
        key,
        engine: description.id,
        version: `${description.version} / ${description.ruleSet}`,
        state,
        breaker: breakerShape(now?.breaker ?? {}).state,
        licences: description.licences ?? null,
        waiting: now?.waiting ?? 0,
        queued: now?.queued ?? 0,
        leased: now?.leased ?? 0,
        oldestQueuedSeconds: now?.oldestQueuedSeconds ?? null,
        dead: (now?.failed ?? 0) + (now?.timedOut ?? 0),
        staleResults: now?.staleResults ?? 0,
      };
    });
    const pause = await pauseOf(tx);
    const body = {
      asOf: platform.now().toISOString(),
      pause,
      balance: { ...balanceOf(created, sums(states)) },
      engines,
      acquisitions: sums(await countByState(tx, 'acquisition')),
      staleResults: Object.fromEntries((await staleResults(tx)).map(({ reason, n }) => [reason, n])),
      bulkJobs: sums(await countByState(tx, 'bulk_job')),
      loops: platform.loops.list().map(({ lastFailedAt, ...one }) => ({ ...one, lastFailedAt: lastFailedAt?.toISOString() ?? null })),
    };
    return { status: 200, body, rowVersion: pause.version };
  }),
);

export const pauseWorkHandler = handle(pauseWork, async (context: Context<typeof pauseWork>) => {
  const { body, actor, ifMatch, platform } = context;
  const act = { action: 'queue.manage', kind: 'setting', id: WORK_PAUSED, detail: { ...body } };
  const result = await auditedEdit(context, act, settingRows, async (rows) => ({
    ok: await rows.saveSetting(WORK_PAUSED, body, ifMatch, actor.person ?? null),
  }));
  if (!result.ok) throw new Refusal('version-conflict');
  const pause = await platform.transaction(systemSession('work figures'), pauseOf);
  return { status: 200, body: pause, rowVersion: pause.version };
});
