import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';

const Source = oneOf(['complaint', 'media', 'association', 'department', 'store', 'own']);
const State = oneOf(['OPEN', 'LINKED', 'IN_TEST', 'ANSWERED', 'DISMISSED']);
const SubjectKind = oneOf(['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });

export const Lead = closed({
  id: Uuid,
  source: Source,
  sourceDetail: Type.String(),
  subjectKind: SubjectKind,
  subject: Type.String(),
  app: nullable(Uuid),
  matchConfidence: nullable(Type.Number({ description: 'below 1: a guess that nobody has confirmed' })),
  clauses: Type.Array(Type.String()),
  note: Type.String(),
  reportedOn: nullable(Day),
  organisation: Uuid,
  province: nullable(Type.String()),
  campaign: nullable(Uuid),
  state: State,
  hasReporter: Type.Boolean(),
  createdAt: Instant,
  version: Type.Integer(),
});

const leadParams = closed({ lead: Uuid });

export const listLeads = route({
  id: 'list-leads',
  method: 'GET',
  path: '/api/v1/leads',
  permission: 'lead.read',
  summary: 'Leads that one may see, the newest first; never who complained.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    source: Type.Optional(Source),
    app: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    province: Type.Optional(Province),
  }),
  responses: { 200: page(Lead) },
});

export const createLead = route({
  id: 'create-lead',
  method: 'POST',
  path: '/api/v1/leads',
  permission: 'lead.create',
  summary: 'Takes a lead in. Where one app alone fits what it names, that is the guess; a person links it.',
  idempotency: true,
  body: closed({
    source: Source,
    sourceDetail: Type.Optional(Type.String({ maxLength: 500 })),
    subjectKind: Type.Optional(SubjectKind),
    subject: line(500),
    clauses: Type.Optional(Type.Array(Word, { maxItems: 50, uniqueItems: true })),
    note: Type.Optional(Type.String({ maxLength: 10_000 })),
    reportedOn: Type.Optional(Day),
    province: Type.Optional(Province),
    reporter: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'who complained; sealed, read by intake only' })),
  }),
  responses: { 201: Lead },
});

export const readLead = route({
  id: 'read-lead',
  method: 'GET',
  path: '/api/v1/leads/:lead',
  permission: 'lead.read',
  summary: 'One lead with its history.',
  params: leadParams,
  responses: {
    200: closed({
      lead: Lead,
      history: Type.Array(
        closed({
          seq: Count,
          event: Type.String(),
          from: nullable(Type.String()),
          to: Type.String(),
          actor: Type.String(),
          reason: Type.String(),
          at: Instant,
        }),
      ),
    }),
  },
});

export const moveLead = route({
  id: 'move-lead',
  method: 'POST',
  path: '/api/v1/leads/:lead/steps',
  permission: 'lead.create',
  summary: 'Links it to an app, takes the link back, answers, dismisses or opens it again.',
  params: leadParams,
  precondition: true,
  body: closed({
    on: oneOf(['link', 'unlink', 'test', 'answer', 'dismiss', 'reopen']),
    app: Type.Optional(Uuid),
    reason: Type.Optional(line(1000)),
  }),
  responses: { 200: Lead },
});

export const readLeadReporter = route({
  id: 'read-lead-reporter',
  method: 'GET',
  path: '/api/v1/leads/:lead/reporter',
  permission: 'lead.read-person',
  summary: 'Who complained. Each look is in the audit record.',
  params: leadParams,
  responses: { 200: closed({ reporter: Type.String() }) },
});

export const leadRoutes = [listLeads, createLead, readLead, moveLead, readLeadReporter] as const;
