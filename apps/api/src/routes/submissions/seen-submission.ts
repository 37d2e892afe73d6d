import { type ListedSubmission, readSubmission, submissionDetail } from '@touchstone/db/repositories/submission-lists';
import type { SignedIn } from '../../access/actor.ts';
import type { Context } from '../../handler.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';
import { detailShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session'>;

/** @throws Refusal `not-found` for one that is not there, or not the caller's to see */
export async function seenSubmission({ platform, session }: Asking, id: string): Promise<ListedSubmission> {
  const row = await platform.transaction(session, (tx) => readSubmission(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** One that the caller's firm makes. @throws Refusal `outside-scope` */
export async function ownSubmission(context: Asking & { readonly actor: SignedIn }, id: string): Promise<ListedSubmission> {
  const row = await seenSubmission(context, id);
  if (row.organisation !== context.actor.organisation) throw new Refusal('outside-scope');
  return row;
}

/** One of the caller's own authority. @throws Refusal `outside-scope` for one that it only sees */
export async function ownAuthoritys(context: Asking & { readonly actor: SignedIn }, id: string): Promise<ListedSubmission> {
  const row = await seenSubmission(context, id);
  if (row.authority !== context.actor.organisation) throw new Refusal('outside-scope');
  return row;
}

/** The submission as it is now, for the answer of what changed it. */
export async function shown({ platform, session }: Asking, id: string) {
  const { row, detail } = await platform.transaction(session, async (tx) => {
    const found = await readSubmission(tx, session, id);
    if (found === undefined) throw new Refusal('not-found');
    return { row: found, detail: await submissionDetail(tx, id) };
  });
  return { body: detailShape(row, detail, session.scope), rowVersion: row.rowVersion };
}

/** What was refused, in words of the API, with what exactly is at fault. */
export function refused(result: {
  readonly reason: string;
  readonly builds?: readonly { readonly artifact: string; readonly faults: readonly string[] }[];
  readonly findings?: readonly string[];
}): Refusal {
  const code = result.reason as ProblemCode;
  const builds = (result.builds ?? []).flatMap(({ artifact, faults }) =>
    faults.map((fault) => ({ pointer: `/artifacts/${artifact}`, message: fault })),
  );
  const findings = (result.findings ?? []).map((id) => ({
    pointer: '/body/fixes',
    message: [`${id} 不属于该案件的待整改问题`, `${id} is not open in this case`] as const,
  }));
  const errors = [...builds, ...findings];
  return errors.length === 0 ? new Refusal(code) : new Refusal(code, { errors });
}
