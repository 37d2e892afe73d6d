import { listPeople } from '@touchstone/api-client/routes/people';
import { countPeople, listPeople as peopleOf } from '@touchstone/db/repositories/people-rows';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { personShape } from './shapes.ts';

export const listPeopleHandler = handle(listPeople, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-people', query, {
      read: (limit, after) => peopleOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: personShape,
      total: { count: await countPeople(tx, session, query), isExact: true },
    });
    return { status: 200, body };
  }),
);
