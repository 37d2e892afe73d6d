import { editPerson } from '@touchstone/api-client/routes/people';
import { editPerson as edit } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';
import { personShape } from './shapes.ts';

export const editPersonHandler = handle(editPerson, async (context) => {
  const { params, body, ifMatch, actor, session } = context;
  const result = await edit(peoplePorts(context), actorOf(actor, session), { ...body, person: params.person, ifMatch });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: personShape(result.person), rowVersion: result.person.rowVersion };
});
