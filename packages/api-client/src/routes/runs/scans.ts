import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, line, oneOf, page, paging, Sha256, Uuid, Word } from '../../schema.ts';
import { Cancelled, Input, Profile, Run, Scan, scanParams } from './shapes.ts';

export const requestScan = route({
  id: 'request-scan',
  method: 'POST',
  path: '/api/v1/scans',
  permission: 'scan.request',
  summary: 'Asks for a scan of a stored file: one run per engine that may. Work that has a result is done again only for a reason.',
  idempotency: true,
  body: closed({
    artifact: Type.Union([Uuid, Sha256]),
    profile: Type.Optional(oneOf(['quick', 'deep', 'retest', 'look-back'])),
    engines: Type.Optional(Type.Array(Word, { maxItems: 50, uniqueItems: true })),
    inputs: Type.Optional(Type.Array(Input, { maxItems: 20 })),
    configuration: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 50 })),
    category: Type.Optional(Type.Integer({ minimum: 1, maximum: 39 })),
    forceReason: Type.Optional(line(500)),
  }),
  responses: { 201: closed({ scan: Scan, runs: Count, alreadyRun: Type.Array(Word) }) },
});

export const listScans = route({
  id: 'list-scans',
  method: 'GET',
  path: '/api/v1/scans',
  permission: 'run.read',
  summary: 'What was asked for, the newest first.',
  query: closed({
    ...paging,
    isOpen: Type.Optional(Type.Boolean()),
    artifact: Type.Optional(Uuid),
    app: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    profile: Type.Optional(Profile),
  }),
  responses: { 200: page(Scan) },
});

export const readScan = route({
  id: 'read-scan',
  method: 'GET',
  path: '/api/v1/scans/:scan',
  permission: 'run.read',
  summary: 'One wish with its runs.',
  params: scanParams,
  responses: { 200: closed({ scan: Scan, runs: Type.Array(Run) }) },
});

export const cancelScan = route({
  id: 'cancel-scan',
  method: 'POST',
  path: '/api/v1/scans/:scan/cancellation',
  permission: 'run.cancel',
  summary: 'Ends what has not begun; workers that hold a run are told at their next heartbeat. The reason stands in the audit record.',
  params: scanParams,
  body: closed({ reason: line(500) }),
  responses: { 200: Cancelled },
});

export const prioritiseScan = route({
  id: 'prioritise-scan',
  method: 'POST',
  path: '/api/v1/scans/:scan/priority',
  permission: 'queue.manage',
  summary: 'Gives what has not begun another place in the queue; the higher goes first, a person’s own wish is 1000.',
  params: scanParams,
  body: closed({ priority: Type.Integer({ minimum: 0, maximum: 2000 }), reason: line(500) }),
  responses: { 200: closed({ moved: Count }) },
});
