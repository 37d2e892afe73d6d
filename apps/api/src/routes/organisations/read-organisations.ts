import { listOrganisations, readOrganisation } from '@touchstone/api-client/routes/organisations';
import { organisationRows, listOrganisations as organisationsOf } from '@touchstone/db/repositories/organisation-rows';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { organisationShape } from './shape.ts';

export const listOrganisationsHandler = handle(listOrganisations, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-organisations', query, {
      read: (limit, after) => organisationsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: organisationShape,
    });
    return { status: 200, body };
  }),
);

export const readOrganisationHandler = handle(readOrganisation, async ({ params, transaction }) => {
  const organisation = await transaction((tx) => organisationRows(tx).organisation(params.organisation));
  if (organisation === undefined) throw new Refusal('not-found');
  return { status: 200, body: organisationShape(organisation), rowVersion: organisation.rowVersion };
});
