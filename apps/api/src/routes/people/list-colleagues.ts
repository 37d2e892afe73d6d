import { listColleagues } from '@touchstone/api-client/routes/people';
import { listColleagues as colleaguesOf } from '@touchstone/db/repositories/people-rows';
import { handle } from '../../handler.ts';

export const listColleaguesHandler = handle(listColleagues, async ({ session: { organisation }, transaction }) => ({
  status: 200,
  body: { items: organisation === null ? [] : await transaction((tx) => colleaguesOf(tx, organisation)) },
}));
