import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line, nullable, oneOf, Uuid, Word } from '../../schema.ts';
import { BulkJob } from '../bulk-jobs.ts';
import { Category, Province } from './shapes.ts';

export const registerSubject = route({
  id: 'register-subject',
  method: 'POST',
  path: '/api/v1/subjects',
  permission: 'app.edit',
  summary: 'Registers by hand what has no file that could be scanned: a mini-program, quick app, preinstalled app, SDK or store.',
  idempotency: true,
  body: closed({
    kind: oneOf(['mini-program', 'quick-app', 'preinstalled', 'sdk', 'store']),
    platform: Type.Optional(oneOf(['android', 'harmony', 'ios', 'wechat', 'alipay', 'baidu', 'douyin', 'quick-app'])),
    key: Type.String({ pattern: '^[\\w.:@-]{1,200}$', description: 'appid, package, or the word by which an SDK or store is known' }),
    name: line(200),
    versionName: Type.Optional(line(100)),
    category: Type.Optional(Category),
    filingNumber: Type.Optional(line(80)),
    creditCode: Type.Optional(line(40)),
    operatorName: Type.Optional(line(200)),
    vendor: Type.Optional(line(200)),
    province: Type.Optional(Province),
  }),
  responses: { 201: closed({ kind: Word, subject: Type.String(), app: nullable(Uuid), artifact: Uuid }) },
});

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const importSubjects = route({
  id: 'import-subjects',
  method: 'POST',
  path: '/api/v1/subjects/imports',
  permission: 'app.edit',
  summary:
    'Registers the subjects of a table (CSV in any encoding, or XLSX; at most 50,000 rows), as long work. The result says of each row what became of it; the same table again changes nothing.',
  upload: { mediaTypes: ['text/csv', XLSX_TYPE], maxBytes: 16 * 1024 * 1024 },
  responses: { 202: BulkJob },
});
