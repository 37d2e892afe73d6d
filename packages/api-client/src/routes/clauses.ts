import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, line, nullable, oneOf, Word } from '../schema.ts';

const Said = closed({ zh: Type.String(), en: Type.String() });
const Grade = oneOf(['V', 'S', 'M', '?']);
const Status = oneOf(['trial', 'enforced', 'retired']);
const Law = closed({
  id: Word,
  document: Type.String(),
  en: Type.String(),
  number: Type.String(),
  from: Day,
  until: nullable(Day),
});

/** A clause as the rules of this installation have it. */
const Clause = closed({
  clause: Type.String(),
  title: Said,
  law: Law,
  known: Grade,
  /** 所涉问题, as notices print it. */
  problem: nullable(Type.String()),
  rules: Count,
  cases: Count,
  decidedBy: oneOf(['machine', 'person', 'both']),
  isEnforced: Type.Boolean(),
});

const Rule = closed({
  id: Word,
  title: Said,
  wording: Said,
  remedy: Said,
  status: Status,
  known: Grade,
  source: nullable(Type.String()),
  needs: Type.Array(Word),
  decidedBy: oneOf(['machine', 'person']),
  sameAs: Type.Array(Type.String()),
  /** What the rule is made of, in words, line by line; two spaces for each step inward. */
  explained: Type.Array(Type.String()),
  cases: Type.Array(
    closed({
      name: Type.String(),
      expect: oneOf(['match', 'lead', 'open', 'no-match']),
      facts: Type.Array(Type.String()),
      isMet: Type.Boolean({ description: 'the rule was run with these facts just now, and gave what is expected' }),
    }),
  ),
});

export const listClauses = route({
  id: 'list-clauses',
  method: 'GET',
  path: '/api/v1/clauses',
  permission: 'signed-in',
  summary: 'Every clause that a rule answers, by its document; what decides it and how many cases hold its rules.',
  query: closed({
    law: Type.Optional(Word),
    q: Type.Optional(line(100)),
    decidedBy: Type.Optional(oneOf(['machine', 'person'])),
  }),
  responses: {
    200: closed({ items: Type.Array(Clause), laws: Type.Array(Law), version: Type.String(), released: Day }),
  },
});

export const readClause = route({
  id: 'read-clause',
  method: 'GET',
  path: '/api/v1/clauses/:clause',
  permission: 'signed-in',
  summary: 'One clause: what it says, on which law orders rest, the rules that answer it, and their own cases, run as they are read.',
  params: closed({ clause: Type.String({ minLength: 1, maxLength: 60 }) }),
  responses: {
    200: closed({
      clause: Clause,
      /** The item that it stands under, where the document has one. */
      item: nullable(closed({ clause: Type.String(), aspect: Said, title: Said, says: Said })),
      articles: Type.Array(
        closed({ id: Word, document: Type.String(), number: Type.String(), article: Type.String(), says: Said, known: Grade }),
      ),
      rules: Type.Array(Rule),
    }),
  },
});

export const clauseRoutes = [listClauses, readClause] as const;
