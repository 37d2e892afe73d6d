import { systemSession } from '@touchstone/db';
import { engineUse } from '@touchstone/db/repositories/engine-lists';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import type { SignedIn } from '../../access/actor.ts';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { engineShape } from './shapes.ts';

type Asking = Pick<Context, 'platform'> & { readonly actor: SignedIn };

/** All versions; engines are known to all who may read them. What they are doing is of all runs, and for who may read the queue. */
export async function allEngines({ platform, actor }: Asking) {
  const showsUse = actor.permissions.includes('queue.read');
  return platform.transaction(systemSession('engines'), async (tx) => {
    const versions = await engineRows(tx).engineVersions();
    const use = new Map((await engineUse(tx, platform.now())).map((one) => [one.key, one]));
    return versions.map((version) => engineShape(version, use.get(version.key), showsUse));
  });
}

/** @throws Refusal `not-found` */
export async function engineAt(context: Asking, key: string) {
  const engine = (await allEngines(context)).find((one) => one.key === key);
  if (engine === undefined) throw new Refusal('not-found');
  return engine;
}

/** The version as it is now, for the answer of what changed it. */
export async function shownEngine(context: Asking, key: string, status: number = 200) {
  const body = await engineAt(context, key);
  return { status, body, rowVersion: body.rowVersion };
}
