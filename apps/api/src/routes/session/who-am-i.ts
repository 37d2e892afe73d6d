import { whoAmI } from '@touchstone/api-client/routes/session';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { formatScope } from '@touchstone/domain/access';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export const whoAmIHandler = handle(whoAmI, async ({ actor, transaction }) => {
  const { person, organisation } = await transaction(async (tx) => ({
    person: actor.person === undefined ? undefined : await peopleRows(tx).person(actor.person),
    organisation: await peopleRows(tx).organisation(actor.organisation),
  }));
  if (organisation === undefined) throw new Refusal('not-found');
  return {
    status: 200,
    body: {
      person: person?.id ?? null,
      login: person?.login ?? null,
      displayName: person?.displayName ?? null,
      language: person?.language ?? 'zh',
      organisation: { id: organisation.id, kind: organisation.kind, name: organisation.name },
      rights: actor.permissions.map((permission) => ({ permission, scopes: actor.scopes(permission).map(formatScope) })),
      hasSecondFactor: person !== undefined && person.totpSecret !== null,
      needsSecondFactor: !actor.isFullySignedIn,
      signedInBy: actor.kind,
    },
  };
});
