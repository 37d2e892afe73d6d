import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, line, nullable, oneOf, page, paging, Uuid } from '../schema.ts';

const Kind = oneOf(['ministry', 'province', 'lab', 'store', 'enterprise', 'sdk-provider', 'terminal-maker', 'access-provider']);
const State = oneOf(['ACTIVE', 'SUSPENDED', 'CLOSED']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });

/** What an organisation may set for itself. Two persons for publication is law and not in here. */
export const OrganisationPolicy = closed({
  secondFactor: Type.Optional(oneOf(['required', 'optional'])),
  fourEyes: Type.Optional(oneOf(['always', 'grave', 'publication'])),
  blindSecond: Type.Optional(Type.Boolean({ description: 'the second person does not see the first decision' })),
  personsForPublication: Type.Optional(Type.Integer({ minimum: 2, maximum: 9 })),
  blindShare: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: 'share of single decisions that a second person sees all the same' }),
  ),
  claimMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1440 })),
  unreachableAfter: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 20,
      description: 'failed attempts of service after which a firm may be called unreachable; 3 when absent',
    }),
  ),
});

export const Organisation = closed({
  id: Uuid,
  kind: Kind,
  name: Type.String(),
  nameEn: nullable(Type.String()),
  province: nullable(Type.String()),
  parent: nullable(Uuid),
  operator: nullable(Uuid),
  store: nullable(Uuid),
  policy: OrganisationPolicy,
  state: State,
  createdAt: Instant,
  version: Type.Integer(),
});

const organisationParams = closed({ organisation: Uuid });

export const listOrganisations = route({
  id: 'list-organisations',
  method: 'GET',
  path: '/api/v1/organisations',
  permission: 'organisation.read',
  summary: 'Organisations that one may see.',
  query: closed({
    ...paging,
    kind: Type.Optional(Kind),
    state: Type.Optional(State),
    province: Type.Optional(Province),
    /** Made by then. */
    until: Type.Optional(Instant),
  }),
  responses: { 200: page(Organisation) },
});

export const readOrganisation = route({
  id: 'read-organisation',
  method: 'GET',
  path: '/api/v1/organisations/:organisation',
  permission: 'organisation.read',
  summary: 'One organisation.',
  params: organisationParams,
  responses: { 200: Organisation },
});

export const createOrganisation = route({
  id: 'create-organisation',
  method: 'POST',
  path: '/api/v1/organisations',
  permission: 'organisation.manage',
  summary: 'Makes an organisation. There is one ministry, and one administration a province.',
  idempotency: true,
  body: closed({
    kind: Kind,
    name: line(200),
    nameEn: Type.Optional(line(200)),
    province: Type.Optional(Province),
    parent: Type.Optional(Uuid),
    operator: Type.Optional(Uuid),
    store: Type.Optional(Uuid),
  }),
  responses: { 201: Organisation },
});

export const editOrganisation = route({
  id: 'edit-organisation',
  method: 'PATCH',
  path: '/api/v1/organisations/:organisation',
  permission: 'organisation.manage',
  summary: 'Changes names and state. People of an organisation that is not active cannot sign in.',
  params: organisationParams,
  precondition: true,
  body: closed({ name: Type.Optional(line(200)), nameEn: Type.Optional(line(200)), state: Type.Optional(State) }),
  responses: { 200: Organisation },
});

export const setOrganisationPolicy = route({
  id: 'set-organisation-policy',
  method: 'PUT',
  path: '/api/v1/organisations/:organisation/policy',
  permission: 'policy.manage',
  summary: 'Sets what the organisation asks of its people: second factor, four eyes, blind second review.',
  params: organisationParams,
  precondition: true,
  body: OrganisationPolicy,
  responses: { 200: Organisation },
});

export const organisationRoutes = [
  listOrganisations,
  readOrganisation,
  createOrganisation,
  editOrganisation,
  setOrganisationPolicy,
] as const;
