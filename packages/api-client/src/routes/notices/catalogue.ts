import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, Instant, line, nullable, oneOf, Word } from '../../schema.ts';
import { Kind, ListKind } from './shapes.ts';

const Known = oneOf(['V', 'S', 'M']);
const span = { from: Day, until: Type.Optional(Day) };
const EntryKind = oneOf(['template', 'format', 'basis', 'source']);

export const readNoticeCatalogue = route({
  id: 'read-notice-catalogue',
  method: 'GET',
  path: '/api/v1/notice-catalogue',
  permission: 'signed-in',
  summary: 'Texts of notices, columns of lists, laws and names of stores as they are now, and what an authority has changed of them.',
  responses: {
    200: closed({
      templates: Type.Array(
        closed({
          ...{
            id: Word,
            version: Type.String(),
            kind: Kind,
            by: Type.Optional(oneOf(['ministry', 'province'])),
            joint: Type.Boolean(),
            ...span,
          },
          ...{
            title: Type.String(),
            series: Type.String(),
            asks: Type.Record(Type.String(), nullable(Type.String())),
            deadline: Type.Boolean(),
          },
          ...{ paragraphs: Type.Array(Type.String()), annex: Type.String(), basesJoin: Type.Optional(Type.String()) },
          ...{ grade: Known, source: Type.String() },
        }),
      ),
      formats: Type.Array(
        closed({
          ...{ id: Word, issuers: Type.Array(Type.String()), kind: ListKind, ...span },
          columns: Type.Array(closed({ field: Word, title: Type.String() })),
          ...{ problems: oneOf(['names', 'items']), separator: Type.String(), grade: Known },
        }),
      ),
      bases: Type.Array(closed({ id: Word, text: Type.String(), ...span, kinds: Type.Array(Kind), usual: Type.Boolean(), grade: Known })),
      sources: Type.Array(closed({ name: Type.String(), also: Type.Array(Type.String()), grade: Known })),
      changed: Type.Array(closed({ kind: EntryKind, id: Type.String(), version: Type.Integer(), reason: Type.String(), addedAt: Instant })),
    }),
  },
});

export const addNoticeCatalogueEntry = route({
  id: 'add-notice-catalogue-entry',
  method: 'POST',
  path: '/api/v1/notice-catalogue',
  permission: 'template.manage',
  summary: 'Adds a template, the columns of a new year, a law or a store, or a new version of one. What was frozen stays as it is.',
  body: closed({ kind: EntryKind, content: Type.Record(Type.String(), Type.Unknown(), { maxProperties: 30 }), reason: line(500) }),
  responses: { 201: closed({ kind: EntryKind, id: Type.String(), version: Type.Integer() }) },
});
