import Type, { type TProperties } from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, line, Sha256 } from '../../schema.ts';
import { CASES, Case, caseParams, Reason } from './shapes.ts';

/** What the addressee of an order says: its own words are the basis. */
const word = <const Id extends string, const B extends TProperties>(id: Id, path: string, summary: string, body: B) =>
  route({
    id,
    method: 'POST',
    path: `${CASES}/:case/${path}`,
    permission: 'case.object',
    summary,
    params: caseParams,
    precondition: true,
    idempotency: true,
    body: closed(body),
    responses: { 200: Case },
  });

/** Of the case. */
const Files = Type.Optional(Type.Array(Sha256, { maxItems: 20, uniqueItems: true }));

export const objectToCase = word('object-to-case', 'objections', 'The firm objects; the clock runs on while the objection is reviewed.', {
  text: line(20_000),
  files: Files,
});

export const askCaseExtension = word(
  'ask-case-extension',
  'extension-requests',
  '延期申请: the firm asks for more time, while time runs.',
  {
    reason: Reason,
    until: Type.Optional(Day),
    files: Files,
  },
);
