import { systemSession } from '@touchstone/db';
import { engineUse } from '@touchstone/db/repositories/engine-lists';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { engineShape } from './shapes.ts';

/** All versions with what they are doing. Engines are known to all who may read them; their figures are over all runs. */
export async function allEngines({ platform }: Pick<Context, 'platform'>) {
  return platform.transaction(systemSession('engines'), async (tx) => {
    const versions = await engineRows(tx).engineVersions();
    const use = new Map((await engineUse(tx, platform.now())).map((one) => [one.key, one]));
    return versions.map((version) => engineShape(version, use.get(version.key)));
  });
}

/** @throws Refusal `not-found` */
export async function engineAt(context: Pick<Context, 'platform'>, key: string) {
  const engine = (await allEngines(context)).find((one) => one.key === key);
  if (engine === undefined) throw new Refusal('not-found');
  return engine;
}

/** The version as it is now, for the answer of what changed it. */
export async function shownEngine(context: Pick<Context, 'platform'>, key: string, status: number = 200) {
  const body = await engineAt(context, key);
  return { status, body, rowVersion: body.rowVersion };
}
