import { type ListedCampaign, readCampaign } from '@touchstone/db/repositories/campaign-lists';
import type { SignedIn } from '../../access/actor.ts';
import type { Context } from '../../handler.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';
import { campaignShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** A campaign that the caller may see. @throws Refusal `not-found` */
export async function seenCampaign({ platform, session }: Asking, id: string): Promise<ListedCampaign> {
  const row = await platform.transaction(session, (tx) => readCampaign(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** One that the caller's organisation leads. @throws Refusal `not-found`; `outside-scope` where it only takes part */
export async function ownCampaign(context: Asking & { readonly actor: SignedIn }, id: string): Promise<ListedCampaign> {
  const row = await seenCampaign(context, id);
  if (row.organisation !== context.actor.organisation) throw new Refusal('outside-scope');
  return row;
}

/** The campaign as it is now, for the answer of what changed it. */
export async function shown(context: Asking, id: string, status = 200) {
  const row = await seenCampaign(context, id);
  return { status, body: campaignShape(row), rowVersion: row.rowVersion };
}

/** What a guard of the table refused, in words of the API. */
const GUARDS: Readonly<Record<string, ProblemCode>> = {
  paused: 'campaign-paused',
  'frame-not-empty': 'frame-empty',
  'sample-not-empty': 'sample-empty',
  'nothing-open': 'members-open',
  'nothing-in-review': 'findings-in-review',
};

export function refused(result: {
  readonly reason: string;
  readonly faults?: readonly { readonly at: string; readonly reason: string }[];
}): Refusal {
  const code = GUARDS[result.reason] ?? (result.reason as ProblemCode);
  if (result.faults === undefined) return new Refusal(code);
  return new Refusal(code, { errors: result.faults.map(({ at, reason }) => ({ pointer: `/body/frame/${at}`, message: reason })) });
}
