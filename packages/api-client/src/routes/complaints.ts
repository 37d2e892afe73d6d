import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Uuid, Word } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';
import { XLSX_TYPE } from './inventory.ts';

const State = oneOf(['RECEIVED', 'SCREENED', 'LINKED', 'IN_TEST', 'ANSWERED', 'CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE']);
const Channel = oneOf(['form', 'list', 'hotline']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
/** Plain text: no marks of HTML. */
const plain = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength, pattern: '^[^<>]*$' });
const Package = Type.String({ pattern: '^[A-Za-z][\\w]*(\\.[\\w]+)+$', maxLength: 255 });

/** What anybody may say about an app. */
const said = {
  subject: plain(200, 1),
  package: Type.Optional(Package),
  storeName: Type.Optional(plain(100)),
  versionName: Type.Optional(plain(100)),
  text: plain(4000, 2),
  name: Type.Optional(plain(64)),
  contact: Type.Optional(plain(128)),
  happenedOn: Type.Optional(Day),
  province: Type.Optional(Province),
};

const Code = Type.String({ minLength: 8, maxLength: 40 });

export const submitComplaint = route({
  id: 'submit-complaint',
  method: 'POST',
  path: '/api/v1/public/complaints',
  permission: 'public',
  summary:
    'Complains about an app. The answer holds a code and a secret with which the state can be asked for without an account; the secret is told once.',
  maxBodyBytes: 32 * 1024,
  body: closed(said),
  responses: { 201: closed({ code: Type.String(), secret: Type.String(), state: State }) },
});

export const readComplaintStatus = route({
  id: 'read-complaint-status',
  method: 'POST',
  path: '/api/v1/public/complaints/status',
  permission: 'public',
  summary: 'What became of a complaint, for who has its code and its secret. In the body, so that no log holds them.',
  maxBodyBytes: 1024,
  body: closed({ code: Code, secret: Code }),
  responses: {
    200: closed({ code: Type.String(), state: State, receivedAt: Instant, answer: nullable(Type.String()), answeredAt: nullable(Instant) }),
  },
});

export const Complaint = closed({
  id: Uuid,
  code: Type.String(),
  channel: Channel,
  source: Type.String(),
  sourceRef: Type.String(),
  organisation: Uuid,
  province: nullable(Type.String()),
  state: State,
  subject: Type.String(),
  package: nullable(Type.String()),
  storeName: Type.String(),
  versionName: Type.String(),
  app: nullable(Uuid),
  matchConfidence: nullable(Type.Number({ description: 'below 1: a guess that nobody has confirmed' })),
  clauses: Type.Array(Type.String()),
  text: Type.String({ description: 'without what names or reaches the reporter' }),
  duplicateOf: nullable(Uuid),
  duplicates: Count,
  lead: nullable(Uuid),
  answer: nullable(Type.String()),
  happenedOn: nullable(Day),
  receivedAt: Instant,
  answeredAt: nullable(Instant),
  isForgotten: Type.Boolean(),
  version: Type.Integer(),
});

const params = closed({ complaint: Uuid });

export const listComplaints = route({
  id: 'list-complaints',
  method: 'GET',
  path: '/api/v1/complaints',
  permission: 'complaint.read',
  summary: 'Complaints of one’s organisation, the newest first; never who complained.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    channel: Type.Optional(Channel),
    app: Type.Optional(Uuid),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'its code, or how its subject begins' })),
  }),
  responses: { 200: page(Complaint) },
});

export const readComplaint = route({
  id: 'read-complaint',
  method: 'GET',
  path: '/api/v1/complaints/:complaint',
  permission: 'complaint.read',
  summary: 'One complaint with its history and the apps that it may mean.',
  params,
  responses: {
    200: closed({
      complaint: Complaint,
      matches: Type.Array(closed({ app: Uuid, name: Type.String(), package: Type.String(), confidence: Type.Number() })),
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

export const takeComplaint = route({
  id: 'take-complaint',
  method: 'POST',
  path: '/api/v1/complaints',
  permission: 'complaint.take',
  summary: 'Takes down what somebody said at the telephone or at the counter, for one’s own organisation.',
  body: closed({ ...said, clauses: Type.Optional(Type.Array(Word, { maxItems: 50, uniqueItems: true })) }),
  responses: { 201: closed({ complaint: Complaint, secret: Type.String() }) },
});

export const importComplaints = route({
  id: 'import-complaints',
  method: 'POST',
  path: '/api/v1/complaints/imports',
  permission: 'complaint.take',
  summary:
    'Takes in a list of complaints as 12321 sends them (CSV in any encoding, or XLSX; at most 5,000 rows), as long work. The result says of each row what became of it and of each cell what is wrong with it; it holds nothing of the reporters.',
  query: closed({ source: line(200) }),
  upload: { mediaTypes: ['text/csv', XLSX_TYPE], maxBytes: 8 * 1024 * 1024 },
  responses: { 202: BulkJob },
});

/** More are not named. */
export const MOST_FAULTS = 200;
const SAID = ['subject', 'package', 'storeName', 'versionName', 'text', 'name', 'contact', 'happenedOn', 'province'] as const;
const FaultField = oneOf(['sourceRef', ...SAID, 'clauses']);

export const previewComplaints = route({
  id: 'preview-complaints',
  method: 'POST',
  path: '/api/v1/complaints/imports/preview',
  permission: 'complaint.take',
  summary: `What an import of this list would take, and which cells do not fit (at most ${MOST_FAULTS}); nothing is kept, and nothing of the reporters is told.`,
  upload: importComplaints.upload,
  responses: {
    200: closed({
      rows: Count,
      good: Count,
      faults: Type.Array(
        closed({
          row: Count,
          column: Type.String({ description: 'its head in the list' }),
          field: FaultField,
        }),
        { maxItems: MOST_FAULTS },
      ),
      isCut: Type.Boolean({ description: 'there are more of them' }),
    }),
  },
});

export const moveComplaint = route({
  id: 'move-complaint',
  method: 'POST',
  path: '/api/v1/complaints/:complaint/steps',
  permission: 'complaint.take',
  summary:
    'Screens it, links it to an app (which makes a lead for campaigns), answers the reporter, closes it, or names the one that it repeats.',
  params,
  precondition: true,
  body: closed({
    on: oneOf(['screen', 'link', 'unlink', 'answer', 'close', 'duplicate', 'out-of-scope', 'reopen']),
    app: Type.Optional(Uuid),
    original: Type.Optional(Uuid),
    answer: Type.Optional(plain(4000, 1)),
    clauses: Type.Optional(Type.Array(Word, { maxItems: 50, uniqueItems: true })),
    reason: Type.Optional(line(1000)),
  }),
  responses: { 200: Complaint },
});

export const handComplaintOn = route({
  id: 'hand-complaint-on',
  method: 'POST',
  path: '/api/v1/complaints/:complaint/hand-over',
  permission: 'complaint.take',
  summary:
    'Gives a complaint that nobody has linked yet to the authority whose it is: of a province, or the ministry. From then on it is read there.',
  params,
  precondition: true,
  body: closed({ province: nullable(Province), reason: line(1000) }),
  responses: { 200: closed({ organisation: Uuid }) },
});

export const readComplaintReporter = route({
  id: 'read-complaint-reporter',
  method: 'GET',
  path: '/api/v1/complaints/:complaint/reporter',
  permission: 'lead.read-person',
  summary: 'Who complained, and in which words. Each look is in the audit record. Not there once it was forgotten.',
  params,
  responses: { 200: closed({ name: Type.String(), contact: Type.String(), subject: Type.String(), text: Type.String() }) },
});

export const complaintRoutes = [
  submitComplaint,
  readComplaintStatus,
  listComplaints,
  readComplaint,
  takeComplaint,
  previewComplaints,
  importComplaints,
  moveComplaint,
  handComplaintOn,
  readComplaintReporter,
] as const;
