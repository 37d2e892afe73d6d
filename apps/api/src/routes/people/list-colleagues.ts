import { listColleagues } from '@touchstone/api-client/routes/people';
import { systemSession } from '@touchstone/db';
import { listColleagues as colleaguesOf, houseOfPerson } from '@touchstone/db/repositories/people-rows';
import type { SignedIn } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { ownPerson } from '../notifications/inbox.ts';

const MOST = 2000;

export const listColleaguesHandler = handle(listColleagues, async (context) => {
  ownPerson(context);
  const { query, actor, session, platform, transaction } = context;
  const { organisation } = session;
  const rows = organisation === null ? [] : await transaction((tx) => colleaguesOf(tx, organisation, query.id, MOST + 1));
  const { id } = query;
  // who sees what was done in the whole country is told where it was done, though not by whom
  const isTold = id !== undefined && rows.length === 0 && seesTheCountry(actor);
  const house = isTold ? await platform.transaction(systemSession('colleagues'), (tx) => houseOfPerson(tx, id)) : null;
  return { status: 200, body: { items: rows.slice(0, MOST), isMore: rows.length > MOST, house } };
});

/** Cases of the whole country are theirs to read. */
const seesTheCountry = (actor: Context['actor']): boolean => (actor as SignedIn).scopes('case.read').some(({ kind }) => kind === 'all');
