import { readPerson } from '@touchstone/api-client/routes/people';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { personShape } from './shapes.ts';

export const readPersonHandler = handle(readPerson, async ({ params, transaction }) => {
  const person = await transaction((tx) => peopleRows(tx).person(params.person));
  if (person === undefined) throw new Refusal('not-found');
  return { status: 200, body: personShape(person), rowVersion: person.rowVersion };
});
