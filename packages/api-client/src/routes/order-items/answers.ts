import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, line, nullable, oneOf, Uuid } from '../../schema.ts';
import { Reason, XLSX } from './shapes.ts';

const Answer = closed({
  item: Uuid,
  answer: oneOf(['acknowledge', 'report-done', 'object']),
  reason: Type.Optional(Reason),
  text: Type.Optional(line(2000)),
  evidence: Type.Optional(Type.Array(line(500), { maxItems: 20, description: 'digests of files that were brought, or addresses' })),
});

const Answered = closed({ answered: Count, isDryRun: Type.Boolean() });

export const answerOrderItems = route({
  id: 'answer-order-items',
  method: 'POST',
  path: '/api/v1/order-item-answers',
  permission: 'order.answer',
  summary: 'A store acknowledges items, reports them done or objects to them, one or many: all answers are taken, or none.',
  idempotency: true,
  body: closed({ answers: Type.Array(Answer, { minItems: 1, maxItems: 2000 }), dryRun: Type.Optional(Type.Boolean()) }),
  maxBodyBytes: 4 * 1024 * 1024,
  responses: { 200: Answered },
});

export const answerOrderTable = route({
  id: 'answer-order-table',
  method: 'POST',
  path: '/api/v1/order-item-answers/table',
  permission: 'order.answer',
  summary: 'The same from the list of the order (XLSX or CSV) with its answers filled in. What is wrong is told cell by cell.',
  query: closed({ dryRun: Type.Optional(Type.Boolean()) }),
  upload: { mediaTypes: [XLSX, 'text/csv'], maxBytes: 8 * 1024 * 1024 },
  responses: { 200: Answered },
});

const CellFault = closed({
  column: Type.String(),
  fault: oneOf([
    ...(['item-missing', 'answer-unknown', 'not-found', 'no-such-step', 'reason-missing', 'reason-unknown'] as const),
    ...(['text-missing', 'twice', 'version-conflict'] as const),
  ]),
});

export const previewOrderTable = route({
  id: 'preview-order-table',
  method: 'POST',
  path: '/api/v1/order-item-answers/table/preview',
  permission: 'order.answer',
  summary: 'What a filled-in list would say, row by row with what is wrong; nothing is answered by it.',
  upload: { mediaTypes: [XLSX, 'text/csv'], maxBytes: 8 * 1024 * 1024 },
  responses: {
    200: closed({
      rows: Type.Array(
        closed({
          /** As the spreadsheet counts, from 1. */
          row: Count,
          item: Type.String(),
          appName: Type.String(),
          package: Type.String(),
          said: Type.String(),
          reason: Type.String(),
          text: Type.String(),
          answer: nullable(oneOf(['acknowledge', 'report-done', 'object'])),
          faults: Type.Array(CellFault),
        }),
      ),
    }),
  },
});
