import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Day, nullable, oneOf, page, paging, Uuid, Word } from '../../schema.ts';
import { Issuer } from './shapes.ts';

const ReportedFigure = closed({
  id: Uuid,
  what: Word,
  about: nullable(Type.String()),
  issuer: nullable(Issuer),
  notice: nullable(Uuid),
  period: nullable(Type.String()),
  asOf: Day,
  value: Type.Integer(),
  unit: oneOf(['count', 'basis-points']),
  words: nullable(Type.String()),
  source: Type.String(),
  evidenceGrade: oneOf(['V', 'S', 'M']),
  /** Rows of published notices that the platform holds for the same; null where rows say nothing about it. */
  held: nullable(Count),
  gap: nullable(Type.Integer()),
});

export const listReportedFigures = route({
  id: 'list-reported-figures',
  method: 'GET',
  path: '/api/v1/reported-figures',
  permission: 'notice.read',
  summary:
    'Totals and shares that somebody stated in public, each with source, day and grade, beside what the platform holds: the gap is shown.',
  query: closed({ ...paging, what: Type.Optional(Word), issuer: Type.Optional(Issuer) }),
  responses: { 200: page(ReportedFigure) },
});

const figureParams = closed({ figure: Uuid });

export const readReportedFigure = route({
  id: 'read-reported-figure',
  method: 'GET',
  path: '/api/v1/reported-figures/:figure',
  permission: 'notice.read',
  summary: 'One of them.',
  params: figureParams,
  responses: { 200: ReportedFigure },
});

export const listHeldRows = route({
  id: 'list-held-rows',
  method: 'GET',
  path: '/api/v1/reported-figures/:figure/rows',
  permission: 'notice.read',
  summary: 'The rows of published notices that the platform holds for what was stated: as many as `held` says, and none that was made up.',
  params: figureParams,
  query: closed(paging),
  responses: {
    200: page(
      closed({
        notice: Uuid,
        title: Type.String(),
        on: Day,
        attachment: Count,
        ordinal: Count,
        name: Type.String(),
        developer: nullable(Type.String()),
        source: nullable(Type.String()),
        version: nullable(Type.String()),
        problems: Type.Array(Type.String()),
        case: nullable(Uuid),
      }),
    ),
  },
});

export const loadReportedNotices = route({
  id: 'load-reported-notices',
  method: 'POST',
  path: '/api/v1/reported-notices',
  permission: 'system.manage',
  summary:
    'Takes in what was really published (data/notices): known rows as rows, totals as reported figures. What is there already stays.',
  responses: { 200: closed({ notices: Count, rows: Count, figures: Count, reportedRows: Count }) },
});
