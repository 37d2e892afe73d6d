import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, line, Nothing, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';

const State = oneOf(['INVITED', 'ACTIVE', 'SUSPENDED', 'CLOSED']);
const Login = Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{2,63}$' });
const Language = oneOf(['zh', 'en']);
const Email = Type.String({ format: 'email', maxLength: 254 });

export const Person = closed({
  id: Uuid,
  organisation: Uuid,
  login: Type.String(),
  displayName: Type.String(),
  email: nullable(Type.String()),
  language: Word,
  state: State,
  hasSecondFactor: Type.Boolean(),
  lockedUntil: nullable(Instant),
  lastSignInAt: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});

export const Grant = closed({
  id: Uuid,
  person: Uuid,
  organisation: Uuid,
  role: Word,
  scope: Word,
  from: Instant,
  until: nullable(Instant),
  revokedAt: nullable(Instant),
  isInForce: Type.Boolean(),
});

/** A secret for one use, shown in this answer and never again. */
const NewLink = closed({ person: Uuid, token: Type.String(), expiresAt: Instant });

const personParams = closed({ person: Uuid });

export const listPeople = route({
  id: 'list-people',
  method: 'GET',
  path: '/api/v1/people',
  permission: 'person.read',
  summary: 'People whom one may see.',
  query: closed({ ...paging, organisation: Type.Optional(Uuid), state: Type.Optional(State) }),
  responses: { 200: page(Person) },
});

export const listColleagues = route({
  id: 'list-colleagues',
  method: 'GET',
  path: '/api/v1/colleagues',
  permission: 'signed-in',
  summary: 'Names of the people of one’s own organisation, those who have left as well: who did what is said by name. For people only.',
  query: closed({ id: Type.Optional(Uuid) }),
  responses: {
    200: closed({
      items: Type.Array(closed({ id: Uuid, name: Type.String() })),
      isMore: Type.Boolean({ description: 'there are more than are told at once: ask by `id`' }),
      house: nullable(
        Type.String({ description: 'of whom was asked by `id` and is no colleague: their organisation, where one may see it' }),
      ),
    }),
  },
});

export const readPerson = route({
  id: 'read-person',
  method: 'GET',
  path: '/api/v1/people/:person',
  permission: 'person.read',
  summary: 'One person.',
  params: personParams,
  responses: { 200: Person },
});

export const invitePerson = route({
  id: 'invite-person',
  method: 'POST',
  path: '/api/v1/people',
  permission: 'person.manage',
  summary: 'Invites a person with a first role. The token of the link is in this answer only.',
  body: closed({
    organisation: Type.Optional(Uuid),
    login: Login,
    displayName: line(64),
    email: Type.Optional(Email),
    role: Word,
    scope: Word,
    until: Type.Optional(Instant),
  }),
  responses: { 201: NewLink },
});

export const editPerson = route({
  id: 'edit-person',
  method: 'PATCH',
  path: '/api/v1/people/:person',
  permission: 'person.manage',
  summary: 'Changes a person. Who is suspended or closed is signed out everywhere.',
  params: personParams,
  precondition: true,
  body: closed({
    displayName: Type.Optional(line(64)),
    email: Type.Optional(nullable(Email)),
    language: Type.Optional(Language),
    state: Type.Optional(oneOf(['ACTIVE', 'SUSPENDED', 'CLOSED'])),
  }),
  responses: { 200: Person },
});

export const resetSignIn = route({
  id: 'reset-sign-in',
  method: 'POST',
  path: '/api/v1/people/:person/sign-in-link',
  permission: 'person.manage',
  summary: 'Makes a link by which a person sets a new password.',
  params: personParams,
  body: closed({ forgetsSecondFactor: Type.Boolean() }),
  responses: { 201: NewLink },
});

export const listGrants = route({
  id: 'list-grants',
  method: 'GET',
  path: '/api/v1/people/:person/grants',
  permission: 'grant.read',
  summary: 'All grants a person ever had, the oldest first.',
  params: personParams,
  responses: { 200: closed({ items: Type.Array(Grant) }) },
});

export const grantRole = route({
  id: 'grant-role',
  method: 'POST',
  path: '/api/v1/people/:person/grants',
  permission: 'grant.manage',
  summary: 'Gives a person a role within a scope, for a time.',
  idempotency: true,
  params: personParams,
  body: closed({ role: Word, scope: Word, until: Type.Optional(Instant), reason: line(500) }),
  responses: { 201: Grant },
});

export const revokeGrant = route({
  id: 'revoke-grant',
  method: 'POST',
  path: '/api/v1/grants/:grant/revocation',
  permission: 'grant.manage',
  summary: 'Ends a grant now. It stays on record.',
  params: closed({ grant: Uuid }),
  body: closed({ reason: line(500) }),
  responses: { 204: Nothing },
});

export const listRoles = route({
  id: 'list-roles',
  method: 'GET',
  path: '/api/v1/roles',
  permission: 'signed-in',
  summary: 'The table of roles: who may hold one, how far it reaches, what it may do.',
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          role: Word,
          within: Type.Array(Word),
          scopes: Type.Array(Word),
          permissions: Type.Array(Word),
          endsAlways: Type.Boolean(),
        }),
      ),
    }),
  },
});

export const peopleRoutes = [
  listPeople,
  listColleagues,
  readPerson,
  invitePerson,
  editPerson,
  resetSignIn,
  listGrants,
  grantRole,
  revokeGrant,
  listRoles,
] as const;
