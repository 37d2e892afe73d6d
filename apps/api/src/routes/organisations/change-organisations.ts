import { createOrganisation, editOrganisation, setOrganisationPolicy } from '@touchstone/api-client/routes/organisations';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { claimRows } from '@touchstone/db/repositories/claim-rows';
import { organisationRows } from '@touchstone/db/repositories/organisation-rows';
import {
  createOrganisation as create,
  editOrganisation as edit,
  type OrganisationEdit,
  type OrganisationPorts,
} from '@touchstone/services/organisations';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf } from '../../wiring/people-ports.ts';
import { organisationShape } from './shape.ts';

type From = Pick<Context, 'platform' | 'session' | 'address'>;

const organisationPorts = ({ platform, session, address }: From): OrganisationPorts => ({
  inTransaction: (work) =>
    platform.transaction(session, (tx) =>
      work({ ...organisationRows(tx), ...claimRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) }),
    ),
  now: platform.machineNow,
  newId: platform.newId,
});

async function shown({ platform, session }: From, id: string, status: 200 | 201) {
  const row = await platform.transaction(session, (tx) => organisationRows(tx).organisation(id));
  if (row === undefined) throw new Refusal('not-found');
  return { status, body: organisationShape(row), rowVersion: row.rowVersion };
}

export const createOrganisationHandler = handle(createOrganisation, async (context) => {
  const { kind, name, nameEn = null, province = null, parent = null, operator = null, store = null } = context.body;
  const result = await create(organisationPorts(context), actorOf(context.actor, context.session), {
    kind,
    name,
    nameEn,
    province,
    parent,
    operator,
    store,
  });
  if (!result.ok) throw new Refusal(result.reason);
  return shown(context, result.id, 201);
});

export const editOrganisationHandler = handle(editOrganisation, (context) =>
  changed(context, actorOf(context.actor, context.session), {
    ...context.body,
    organisation: context.params.organisation,
    ifMatch: context.ifMatch,
  }),
);

export const setOrganisationPolicyHandler = handle(setOrganisationPolicy, (context) =>
  changed(context, actorOf(context.actor, context.session), {
    policy: context.body,
    organisation: context.params.organisation,
    ifMatch: context.ifMatch,
  }),
);

async function changed(from: From, actor: ReturnType<typeof actorOf>, wanted: OrganisationEdit) {
  const result = await edit(organisationPorts(from), actor, wanted);
  if (!result.ok) throw new Refusal(result.reason);
  return shown(from, wanted.organisation, 200);
}
