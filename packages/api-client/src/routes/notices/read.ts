import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, oneOf, page, paging, Stream, Uuid } from '../../schema.ts';
import { Format, fileQuery, Issuer, Kind, Notice, NoticeDetail, params, State } from './shapes.ts';

export const listNotices = route({
  id: 'list-notices',
  method: 'GET',
  path: '/api/v1/notices',
  permission: 'notice.read',
  summary: 'Notices that one may see: of one’s own authority in every state, of others once they are published.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    kind: Type.Optional(Kind),
    issuer: Type.Optional(Issuer),
    year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200 })),
    origin: Type.Optional(oneOf(['own', 'reported'])),
  }),
  responses: { 200: page(Notice) },
});

export const readNotice = route({
  id: 'read-notice',
  method: 'GET',
  path: '/api/v1/notices/:notice',
  permission: 'notice.read',
  summary: 'One notice with its lists, files, annotations and history.',
  params,
  responses: { 200: NoticeDetail },
});

export const downloadNoticeFile = route({
  id: 'download-notice-file',
  method: 'GET',
  path: '/api/v1/notices/:notice/files/:format',
  permission: 'notice.read',
  summary: 'A frozen file of a notice.',
  params: closed({ notice: Uuid, format: Format }),
  query: fileQuery,
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});
