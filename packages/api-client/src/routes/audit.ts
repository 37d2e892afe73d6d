import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, nullable, page, paging, Sha256, Uuid, Word } from '../schema.ts';

export const AuditEvent = closed({
  chain: Uuid,
  seq: Count,
  at: Instant,
  actor: Type.String(),
  onBehalfOf: Type.Optional(Type.String()),
  action: Type.String(),
  object: closed({ kind: Type.String(), id: Type.String() }),
  before: Type.Optional(Sha256),
  after: Type.Optional(Sha256),
  address: Type.Optional(Type.String()),
  detail: Type.Optional(Type.Unknown()),
  previous: Sha256,
  hash: Sha256,
});

const Head = closed({ chain: Type.String(), seq: Count, hash: Sha256 });

export const Fault = closed({
  chain: Type.String(),
  kind: Word,
  seq: Type.Optional(Count),
  missingFrom: Type.Optional(Count),
  anchor: Type.Optional(Type.String()),
});

export const listAuditEvents = route({
  id: 'list-audit-events',
  method: 'GET',
  path: '/api/v1/audit/events',
  permission: 'audit.read',
  summary: 'What was done, the newest first.',
  query: closed({
    ...paging,
    action: Type.Optional(Word),
    actor: Type.Optional(Word),
    objectKind: Type.Optional(Word),
    objectId: Type.Optional(Word),
    from: Type.Optional(Instant),
    until: Type.Optional(Instant),
  }),
  responses: { 200: page(AuditEvent) },
});

export const verifyAudit = route({
  id: 'verify-audit',
  method: 'POST',
  path: '/api/v1/audit/verifications',
  permission: 'audit.verify',
  summary: 'Reads the chains one may see from their first event, and holds them against the anchors.',
  responses: { 200: closed({ chains: Count, events: Count, anchors: Count, faultCount: Count, faults: Type.Array(Fault) }) },
});

export const listAnchors = route({
  id: 'list-anchors',
  method: 'GET',
  path: '/api/v1/audit/anchors',
  permission: 'public',
  summary: 'Hashes that are published each day: whoever keeps them can prove later that no record was changed.',
  query: closed({ from: Type.Optional(Day), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })) }),
  responses: { 200: closed({ items: Type.Array(closed({ day: Day, root: Sha256, previous: Sha256, hash: Sha256 })) }) },
});

export const readAnchorProof = route({
  id: 'read-anchor-proof',
  method: 'GET',
  path: '/api/v1/audit/anchors/:day/proof',
  permission: 'audit.read',
  summary: 'Proof that the head of one’s own chain stands under the anchor of a day.',
  params: closed({ day: Day }),
  responses: {
    200: closed({
      day: Day,
      root: Sha256,
      head: nullable(Head),
      proof: nullable(closed({ index: Count, count: Count, beside: Type.Array(Sha256) })),
    }),
  },
});

export const auditRoutes = [listAuditEvents, verifyAudit, listAnchors, readAnchorProof] as const;
