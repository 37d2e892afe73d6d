import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line, nullable, oneOf, Sha256, Uuid } from '../../schema.ts';
import { DeadlineRule } from '../deadlines.ts';
import { Fields, Template, templateParams } from './shapes.ts';

export const listOrderTemplates = route({
  id: 'list-order-templates',
  method: 'GET',
  path: '/api/v1/order-templates',
  permission: 'signed-in',
  summary: 'Templates of documents in their newest version: texts, typed fields, legal basis.',
  responses: { 200: closed({ items: Type.Array(Template) }) },
});

export const readOrderTemplate = route({
  id: 'read-order-template',
  method: 'GET',
  path: '/api/v1/order-templates/:template',
  permission: 'signed-in',
  summary: 'Every version of one template, the newest first.',
  params: templateParams,
  responses: { 200: closed({ items: Type.Array(Template) }) },
});

export const addOrderTemplate = route({
  id: 'add-order-template',
  method: 'POST',
  path: '/api/v1/order-templates',
  permission: 'template.manage',
  summary: 'Adds a version of a template, or a template. Versions never change; drafts keep the one they began with.',
  idempotency: true,
  maxBodyBytes: 512 * 1024,
  body: closed({ template: Type.Unknown({ description: 'docs/orders.md' }) }),
  responses: { 201: closed({ id: Type.String(), version: Type.String(), sha256: Sha256 }) },
});

export const tryOrderTemplate = route({
  id: 'try-order-template',
  method: 'POST',
  path: '/api/v1/order-template-trials',
  permission: 'template.manage',
  summary: 'The page that a template would give with nothing filled in, or what is wrong with it. Nothing is kept.',
  maxBodyBytes: 512 * 1024,
  body: closed({ template: Type.Unknown({ description: 'docs/orders.md' }), addressee: line(200) }),
  responses: {
    200: closed({ html: nullable(Type.String()), faults: Type.Array(closed({ at: Type.String(), fault: Type.String() })) }),
  },
});

export const previewOrderTemplate = route({
  id: 'preview-order-template',
  method: 'POST',
  path: '/api/v1/order-templates/:template/preview',
  permission: 'order.draft',
  summary: 'The page that a template gives with these values, whole or not: what is open stands in brackets and is named. Nothing is kept.',
  params: templateParams,
  maxBodyBytes: 4 * 1024 * 1024,
  body: closed({
    fields: Fields,
    addressee: line(200),
    deadline: Type.Optional(nullable(DeadlineRule)),
    case: Type.Optional(Uuid),
    copies: Type.Optional(Type.String({ maxLength: 1000 })),
    version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: 'the newest when absent' })),
  }),
  responses: {
    200: closed({
      html: Type.String(),
      open: Type.Array(closed({ field: Type.String(), fault: oneOf(['missing', 'bad', 'unknown']) })),
      deadline: nullable(
        closed({ reason: oneOf(['deadline-provisional', 'deadline-past', 'bad-deadline']), missingYear: nullable(Type.Integer()) }),
      ),
    }),
  },
});
