import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, line, Nothing, nullable, page, paging, Uuid, Word } from '../schema.ts';

const Network = Type.String({ pattern: '^[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?$', description: 'an address or a network in CIDR form' });

export const Token = closed({
  id: Uuid,
  organisation: Uuid,
  person: nullable(Uuid),
  name: Type.String(),
  prefix: Type.String(),
  permissions: Type.Array(Word),
  scope: Word,
  addresses: Type.Array(Type.String()),
  expiresAt: Instant,
  lastUsedAt: nullable(Instant),
  createdAt: Instant,
  revokedAt: nullable(Instant),
});

const wanted = {
  name: line(100),
  permissions: Type.Array(Word, { minItems: 1, maxItems: 64, uniqueItems: true }),
  scope: Word,
  addresses: Type.Optional(Type.Array(Network, { maxItems: 32 })),
  expiresAt: Instant,
};

export const listOwnTokens = route({
  id: 'list-own-tokens',
  method: 'GET',
  path: '/api/v1/session/tokens',
  permission: 'token.manage-own',
  summary: 'One’s own tokens.',
  query: closed(paging),
  responses: { 200: page(Token) },
});

export const issueOwnToken = route({
  id: 'issue-own-token',
  method: 'POST',
  path: '/api/v1/session/tokens',
  permission: 'token.manage-own',
  summary: 'Makes a token for oneself with some of one’s own permissions. The token is in this answer only.',
  body: closed(wanted),
  responses: { 201: closed({ token: Type.String(), about: Token }) },
});

export const listTokens = route({
  id: 'list-tokens',
  method: 'GET',
  path: '/api/v1/tokens',
  permission: 'token.manage',
  summary: 'Tokens of the organisation: of its people and of its machines.',
  query: closed({ ...paging, person: Type.Optional(Uuid) }),
  responses: { 200: page(Token) },
});

export const issueMachineToken = route({
  id: 'issue-machine-token',
  method: 'POST',
  path: '/api/v1/tokens',
  permission: 'token.manage',
  summary: 'Makes a token for a machine of the organisation: a worker, a store’s feed. The token is in this answer only.',
  body: closed(wanted),
  responses: { 201: closed({ token: Type.String(), about: Token }) },
});

export const revokeToken = route({
  id: 'revoke-token',
  method: 'DELETE',
  path: '/api/v1/tokens/:token',
  permission: 'token.manage-own',
  summary: 'Revokes a token: one’s own, or with `token.manage` any of the organisation.',
  params: closed({ token: Uuid }),
  responses: { 204: Nothing },
});

export const tokenRoutes = [listOwnTokens, issueOwnToken, listTokens, issueMachineToken, revokeToken] as const;
