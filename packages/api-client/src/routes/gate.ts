import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Sha256, Uuid } from '../schema.ts';

const Outcome = oneOf(['pass', 'manual', 'return']);
const State = oneOf(['WAITING', 'SCANNING', 'DECIDED', 'FAILED']);
const Verdict = oneOf(['violation', 'suspected', 'not-found', 'not-tested']);
const Both = closed({ zh: Type.String(), en: Type.String() });
/** Name of a policy, or one version of it: `own@3`. */
const PolicyName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}(@[1-9][0-9]{0,8})?$' });

const Reason = closed({
  clause: Type.String(),
  title: Both,
  verdict: Verdict,
  outcome: Outcome,
  by: nullable(Type.String({ description: 'rule of the policy; null: none fitted' })),
  places: Type.Array(Type.String()),
  reason: nullable(Type.String({ description: 'why it was not tested' })),
  remedy: Both,
  text: nullable(Both),
});

export const GateCheck = closed({
  id: Uuid,
  store: Uuid,
  sha256: Sha256,
  category: nullable(Type.Integer()),
  policy: Type.String({ description: 'name@version' }),
  policySha256: Sha256,
  state: State,
  outcome: nullable(Outcome),
  answer: nullable(
    closed({
      outcome: Outcome,
      reasons: Type.Array(Reason),
      untestedAccepted: Type.Array(closed({ clause: Type.String(), title: Both, by: nullable(Type.String()) })),
      counts: closed({ violation: Count, suspected: Count, 'not-found': Count, 'not-tested': Count }),
      engines: Type.Array(Type.String()),
      ruleSet: Type.String(),
      text: Both,
    }),
  ),
  message: Type.String({ description: 'why it failed: `no-package`, `no-engine`' }),
  createdAt: Instant,
  decidedAt: nullable(Instant),
});

const GatePolicy = closed({
  name: Type.String(),
  version: Count,
  isShipped: Type.Boolean(),
  sha256: Sha256,
  content: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  yaml: Type.String({ description: 'the same to read and to edit' }),
  createdAt: nullable(Instant),
});

export const createGateCheck = route({
  id: 'create-gate-check',
  method: 'POST',
  path: '/api/v1/gate/checks',
  permission: 'gate.use',
  summary:
    'Asks whether a package may go on one’s shelf. It is named by its SHA-256 and uploaded before or afterwards, within a day, or by an upload that is here; the answer comes when engines have looked at it. Nobody else sees it.',
  idempotency: true,
  body: closed({
    sha256: Type.Optional(Sha256),
    upload: Type.Optional(Type.String({ format: 'uuid', description: 'id of an upload of one’s own, instead of `sha256`' })),
    category: Type.Optional(Type.Integer({ minimum: 1, maximum: 39 })),
    policy: Type.Optional(PolicyName),
  }),
  responses: { 202: GateCheck },
});

export const listGateChecks = route({
  id: 'list-gate-checks',
  method: 'GET',
  path: '/api/v1/gate/checks',
  permission: 'gate.use',
  summary: 'What one’s gate was asked, the newest first.',
  query: closed({ ...paging, state: Type.Optional(State), outcome: Type.Optional(Outcome), sha256: Type.Optional(Sha256) }),
  responses: { 200: page(GateCheck) },
});

export const readGateCheck = route({
  id: 'read-gate-check',
  method: 'GET',
  path: '/api/v1/gate/checks/:check',
  permission: 'gate.use',
  summary: 'One answer of the gate, with its text for the developer in both languages.',
  params: closed({ check: Uuid }),
  responses: { 200: GateCheck },
});

export const listGatePolicies = route({
  id: 'list-gate-policies',
  method: 'GET',
  path: '/api/v1/gate/policies',
  permission: 'gate.use',
  summary: 'Policies of one’s own, the newest version of each, and those that come with the platform.',
  responses: { 200: closed({ items: Type.Array(GatePolicy) }) },
});

export const readGatePolicy = route({
  id: 'read-gate-policy',
  method: 'GET',
  path: '/api/v1/gate/policies/:policy',
  permission: 'gate.use',
  summary: 'A policy: its newest version, or the one that is named.',
  params: closed({ policy: PolicyName }),
  responses: { 200: GatePolicy },
});

export const setGatePolicy = route({
  id: 'set-gate-policy',
  method: 'POST',
  path: '/api/v1/gate/policies',
  permission: 'gate.manage',
  summary:
    'Makes a new version of a policy, given as JSON (`content`) or as the text of a YAML or JSON file (`text`). All that is wrong with the file is told at once, in a text with line and column; what was decided by older versions stays as it is.',
  idempotency: true,
  maxBodyBytes: 512 * 1024,
  body: closed({
    content: Type.Optional(Type.Unsafe<unknown>({ type: 'object' })),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 256 * 1024 })),
  }),
  responses: { 201: GatePolicy },
});

export const gateRoutes = [createGateCheck, listGateChecks, readGateCheck, listGatePolicies, readGatePolicy, setGatePolicy] as const;
