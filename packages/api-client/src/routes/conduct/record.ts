import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, paging, Sha256, Uuid, Word } from '../../schema.ts';
import { Operator } from '../inventory.ts';
import { asked, Commitment, ConductEntry, Counts, CreditEntry, Interview, Offence, operatorParams, Penalty, Risk, Text } from './shapes.ts';

export const readOperatorRecord = route({
  id: 'read-operator-record',
  method: 'GET',
  path: '/api/v1/operators/:operator/record',
  permission: 'conduct.read',
  summary:
    'All that is known of a firm, as far as one may see it: products on every shelf, findings, cases, deadlines kept and missed, relapses, notices, conduct, promises, penalties, lists, its group, and its risk with the reasons. At most 200 rows of each; what old books say is apart and says so.',
  params: operatorParams,
  responses: {
    200: closed({
      operator: Operator,
      totals: closed({ products: Count, findings: Count, cases: Count }),
      risk: Risk,
      offences: Counts,
      deadlines: closed({
        kept: Count,
        missed: Count,
        running: Count,
        rows: Type.Array(
          closed({ id: Uuid, purpose: Text, case: nullable(Uuid), state: Word, dueAt: nullable(Instant), endedAt: nullable(Instant) }),
        ),
      }),
      products: Type.Array(
        closed({
          id: Uuid,
          kind: Word,
          platform: Word,
          package: Text,
          name: Text,
          filingNumber: nullable(Text),
          category: nullable(Type.Integer()),
          isHead: Type.Boolean(),
          listings: Type.Array(
            closed({ id: Uuid, store: Uuid, storeName: Text, state: Word, versionName: nullable(Text), lastSeenAt: Instant }),
          ),
          openFindings: Count,
        }),
      ),
      findings: Type.Array(
        closed({
          id: Uuid,
          app: nullable(Uuid),
          subjectName: nullable(Text),
          clause: Text,
          state: Word,
          severity: Type.Integer(),
          openedAt: Instant,
        }),
      ),
      cases: Type.Array(
        closed({
          id: Uuid,
          number: nullable(Text),
          subjectKind: Word,
          subjectName: Text,
          organisation: Uuid,
          state: Word,
          penalty: Text,
          access: Text,
          credit: Text,
          round: Count,
          recurrenceOf: nullable(Uuid),
          clauses: Type.Array(Text),
          openedAt: Instant,
          closedAt: nullable(Instant),
        }),
      ),
      notices: Type.Array(closed({ id: Uuid, title: Text, publishedAt: Instant, subjectName: Text, problems: Type.Array(Text) })),
      signers: Type.Array(closed({ sha256: Sha256, subject: Text, files: Count })),
      sdks: Type.Array(closed({ id: Word, name: Text, vendor: Text, apps: Count, isOwn: Type.Boolean() })),
      group: Type.Array(
        closed({
          id: Uuid,
          name: Text,
          creditCode: nullable(Text),
          province: nullable(Text),
          relation: oneOf(['parent', 'child', 'sibling']),
        }),
      ),
      conduct: Type.Array(ConductEntry),
      commitments: Type.Array(Commitment),
      interviews: Type.Array(Interview),
      penalties: Type.Array(Penalty),
      credit: Type.Array(CreditEntry),
      unreached: Type.Array(
        closed({
          order: Uuid,
          number: nullable(Text),
          services: Type.Array(Uuid, { description: 'attempts that did not arrive: proof of `unreachable`' }),
          lastAt: Instant,
        }),
      ),
      imported: Type.Array(
        closed({
          id: Uuid,
          kind: Word,
          number: Text,
          authority: Text,
          subjectName: Text,
          happenedOn: nullable(Day),
          dueOn: nullable(Day),
          problems: Type.Array(Text),
          outcome: Text,
          file: Sha256,
          sheet: Text,
          line: Count,
        }),
      ),
    }),
  },
});

export const setOperatorGroup = route({
  id: 'set-operator-group',
  method: 'PUT',
  path: '/api/v1/operators/:operator/group',
  permission: 'operator.edit',
  summary: 'Puts a firm under the one that owns it, or under none: the page of each shows the others.',
  params: operatorParams,
  precondition: true,
  body: closed({ parent: nullable(Uuid), reason: line(1000) }),
  responses: { 200: Operator },
});

export const listOperatorOffences = route({
  id: 'list-operator-offences',
  method: 'GET',
  path: '/api/v1/operators/:operator/offences',
  permission: 'conduct.read',
  summary:
    'Established problems of a firm with their counts for the firm, each product and each clause. Merged entries count together; apps that a split moved take theirs along.',
  params: operatorParams,
  query: closed({
    ...paging,
    ...asked,
    isImported: Type.Optional(Type.Boolean({ description: 'with `imported`: only those of old books, or only those of our own' })),
    /** One row of each time that is counted, or of each product; without it every record of it. */
    each: Type.Optional(oneOf(['time', 'product'])),
  }),
  responses: {
    200: closed({
      counts: Counts,
      items: Type.Array(Offence),
      next: nullable(Type.String()),
      total: nullable(Count),
      totalIsExact: Type.Boolean(),
    }),
  },
});
