import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, Nothing, nullable, oneOf, page, paging, Sha256, Uuid, Word } from '../schema.ts';

const State = oneOf(['CLAIMED', 'ACCEPTED', 'REFUSED', 'DISPUTED', 'REVOKED', 'EXPIRED']);
const Base64 = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9+/\\s]+={0,2}\\s*$', minLength: 16, maxLength });
const Code = Type.String({
  minLength: 16,
  maxLength: 40,
  description: 'as it is printed on the order; spaces, hyphens and small letters do not matter',
});
const InvitationCode = Type.String({
  minLength: 16,
  maxLength: 40,
  description: 'as the authority gave it; spaces, hyphens and small letters do not matter',
});
const Basis = line(1000);

const applicant = {
  kind: oneOf(['enterprise', 'sdk-provider', 'terminal-maker', 'access-provider']),
  organisation: line(200),
  login: Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{2,63}$' }),
  displayName: line(64),
  password: Type.String({ minLength: 1, maxLength: 256 }),
};
const signed = {
  token: Type.String({ minLength: 10, maxLength: 128 }),
  signature: Base64(4096),
  certificate: Type.String({ minLength: 16, maxLength: 16_384, description: 'PEM, or DER in base64' }),
  operator: Type.Optional(Uuid),
};

export const Claim = closed({
  id: Uuid,
  operator: Uuid,
  organisation: Uuid,
  method: oneOf(['order-code', 'signing-key', 'invitation', 'agent', 'registration']),
  state: State,
  validUntil: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});

const OwnClaim = closed({
  ...Claim.properties,
  operatorName: nullable(Type.String()),
  agent: nullable(Type.String({ description: 'account that acts by it; null for what is no agency' })),
});

const ClaimWithEvents = closed({
  claim: Claim,
  events: Type.Array(closed({ seq: Count, event: Word, actor: nullable(Uuid), basis: Type.String(), detail: Type.Unknown(), at: Instant })),
});

const Joined = closed({ person: Uuid, displayName: Type.String(), expiresAt: Instant, claim: Uuid, isAccepted: Type.Boolean() });
const claimParams = closed({ claim: Uuid });

export const makeOrderCode = route({
  id: 'make-order-code',
  method: 'POST',
  path: '/api/v1/operators/:operator/order-codes',
  permission: 'claim.decide',
  summary: 'Makes the code that is printed on a served order: with it the firm joins. It is in this answer only.',
  params: closed({ operator: Uuid }),
  body: closed({ order: line(100) }),
  responses: { 201: closed({ code: Type.String(), expiresAt: Instant }) },
});

export const inviteFirm = route({
  id: 'invite-firm',
  method: 'POST',
  path: '/api/v1/operators/:operator/invitations',
  permission: 'claim.decide',
  summary: 'Invites a firm to join for an operator: the code is in this answer only, works once and for 30 days.',
  params: closed({ operator: Uuid }),
  body: closed({ to: line(200), basis: Basis }),
  responses: { 201: closed({ code: Type.String(), expiresAt: Instant }) },
});

export const joinByInvitation = route({
  id: 'join-by-invitation',
  method: 'POST',
  path: '/api/v1/joinings/invitation',
  permission: 'public',
  summary: 'A firm joins with the code by which an authority invited it.',
  body: closed({ ...applicant, code: InvitationCode }),
  responses: { 201: Joined },
});

export const joinByOrderCode = route({
  id: 'join-by-order-code',
  method: 'POST',
  path: '/api/v1/joinings/order-code',
  permission: 'public',
  summary: 'A firm joins with the code of a served order.',
  body: closed({ ...applicant, code: Code }),
  responses: { 201: Joined },
});

export const challengeSigner = route({
  id: 'challenge-signer',
  method: 'POST',
  path: '/api/v1/joinings/challenges',
  permission: 'public',
  summary: 'Gives a text to be signed with an app’s signing key (SHA-256 with RSA, PKCS #1 or PSS, or ECDSA).',
  body: closed({ signer: Sha256, organisation: line(200) }),
  responses: { 201: closed({ token: Type.String(), text: Type.String(), expiresAt: Instant }) },
});

export const joinBySigningKey = route({
  id: 'join-by-signing-key',
  method: 'POST',
  path: '/api/v1/joinings/signing-key',
  permission: 'public',
  summary: 'A firm joins by having signed the challenge with the key of its app.',
  body: closed({ ...applicant, ...signed }),
  responses: { 201: Joined },
});

export const claimOperator = route({
  id: 'claim-operator',
  method: 'POST',
  path: '/api/v1/claims',
  permission: 'claim.create',
  summary: 'A firm that is here already claims another operator, by the code of an order, by invitation or by signing key.',
  body: Type.Union([
    closed({ method: Type.Literal('order-code'), code: Code }),
    closed({ method: Type.Literal('invitation'), code: InvitationCode }),
    closed({ method: Type.Literal('signing-key'), ...signed }),
  ]),
  responses: { 201: closed({ claim: Uuid, isAccepted: Type.Boolean() }) },
});

export const listClaims = route({
  id: 'list-claims',
  method: 'GET',
  path: '/api/v1/claims',
  permission: 'claim.decide',
  summary: 'Claims of operators within one’s scope.',
  query: closed({ ...paging, state: Type.Optional(State), operator: Type.Optional(Uuid) }),
  responses: { 200: page(Claim) },
});

export const listOwnClaims = route({
  id: 'list-own-claims',
  method: 'GET',
  path: '/api/v1/session/claims',
  permission: 'claim.create',
  summary: 'Claims of one’s own organisation, with agencies given to it and agencies that it gave.',
  query: closed({ ...paging, state: Type.Optional(State) }),
  responses: { 200: page(OwnClaim) },
});

export const readClaim = route({
  id: 'read-claim',
  method: 'GET',
  path: '/api/v1/claims/:claim',
  permission: 'claim.decide',
  summary: 'A claim and all that became of it.',
  params: claimParams,
  responses: { 200: ClaimWithEvents },
});

export const decideClaim = route({
  id: 'decide-claim',
  method: 'POST',
  path: '/api/v1/claims/:claim/decision',
  permission: 'claim.decide',
  summary: 'Decides on a claim: accept or refuse one that waits, uphold or revoke one that is disputed, revoke one that stands.',
  params: claimParams,
  body: closed({ decision: oneOf(['accept', 'refuse', 'uphold', 'revoke']), basis: Basis }),
  responses: { 200: ClaimWithEvents },
});

export const disputeClaims = route({
  id: 'dispute-claims',
  method: 'POST',
  path: '/api/v1/claims/:claim/dispute',
  permission: 'claim.create',
  summary: 'With a claim of one’s own, disputes those of others to the same operator; an authority decides.',
  params: claimParams,
  body: closed({ basis: Basis }),
  responses: { 202: closed({ disputed: Count }) },
});

export const withdrawClaim = route({
  id: 'withdraw-claim',
  method: 'POST',
  path: '/api/v1/claims/:claim/withdrawal',
  permission: 'claim.create',
  summary: 'A firm gives up a claim of its own, or ends an agency that it gave.',
  params: claimParams,
  body: closed({ basis: Basis }),
  responses: { 204: Nothing },
});

export const appointAgent = route({
  id: 'appoint-agent',
  method: 'POST',
  path: '/api/v1/agents',
  permission: 'agent.appoint',
  summary: 'Lets a person of another firm act for one’s own (代理), until a day. The grant can be revoked at any time.',
  body: closed({ operator: Uuid, login: line(64), until: Instant, basis: Basis }),
  responses: { 201: closed({ claim: Uuid, grant: Uuid, until: Instant }) },
});

export const claimRoutes = [
  makeOrderCode,
  inviteFirm,
  joinByInvitation,
  joinByOrderCode,
  challengeSigner,
  joinBySigningKey,
  claimOperator,
  listClaims,
  listOwnClaims,
  readClaim,
  decideClaim,
  disputeClaims,
  withdrawClaim,
  appointAgent,
] as const;
