import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '@touchstone/api-client';
import { PERMISSIONS } from '@touchstone/domain/access';
import { openFolder } from '@touchstone/objects';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../testing.ts';
import { handlers } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-hostile-'));
const api = await startApi({ objects: await openFolder(folder) });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const ministry = await api.organisation('ministry');
const machine = await api.machine(ministry, PERMISSIONS, 'all');
const person = await api.person(ministry, 'ministry-admin', 'all');

const NASTY = [
  '',
  '\0',
  '\ud800',
  "'; drop table person; --",
  '../../../etc/passwd',
  '%00',
  'x'.repeat(5000),
  '٣',
  '\u202e',
  '99999999999999999999',
  '-1',
  '1e999',
  'NaN',
  'null',
  '018f2f7a-3c1d-7000-8000-000000000001',
  '2026-02-30T25:61:61Z',
  'province:11',
  'operator:x',
  '{}',
];
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(null, true, [], {}),
);
const text = nasty.map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));

/** Values that mostly fit a schema, so that they get past it, with something nasty wherever text may stand. */
function fitting(schema: TSchema & Record<string, unknown>): fc.Arbitrary<unknown> {
  const { type, properties, items, anyOf, pattern, format } = schema as {
    type?: string;
    properties?: Record<string, TSchema>;
    items?: TSchema;
    anyOf?: TSchema[];
    pattern?: string;
    format?: string;
    enum?: unknown[];
    const?: unknown;
  };
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => fitting(one as never)));
  if (type === 'object' && properties !== undefined) {
    const required = (schema['required'] as string[] | undefined) ?? [];
    return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one as never)])), {
      requiredKeys: required as never[],
    });
  }
  if (type === 'array' && items !== undefined) return fc.array(fitting(items as never), { minLength: 1, maxLength: 3 });
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: Number(schema['minimum'] ?? 0), max: Number(schema['maximum'] ?? 2_147_483_647) });
  if (type === 'boolean') return fc.boolean();
  if (format === 'uuid') return fc.constantFrom('018f2f7a-3c1d-7000-8000-000000000001', ministry, person.id);
  if (format === 'date-time')
    return fc.constantFrom('2026-11-22T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z');
  if (format === 'date') return fc.constantFrom('2026-11-22', '0001-01-01', '9999-12-31', '2026-02-30');
  if (pattern !== undefined) return fc.oneof(fc.stringMatching(new RegExp(pattern, 'u')), text);
  return type === 'string' ? text : nasty;
}

const pathOf = (contract: Contract, params: Record<string, string>) =>
  contract.path.replaceAll(
    /:([A-Za-z0-9]+)/g,
    (_, name: string) => encodeURIComponent(String(params[name] ?? 'x').toWellFormed()) || '%20',
  );
const queryOf = (query: Record<string, unknown>) =>
  Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(value).toWellFormed())}`)
    .join('&');

const tried = handlers
  .map(({ contract }) => contract)
  .filter(({ download, upload, id }) => download !== 'text/event-stream' && upload === undefined && id !== 'sign-out');

test.each(tried.map((contract) => [contract.id, contract] as const))(
  '%s answers whatever comes with an answer or a refusal',
  async (_id, contract) => {
    const part = (schema: TSchema | undefined) =>
      schema === undefined
        ? fc.constant({})
        : fc.oneof(
            { weight: 3, arbitrary: fitting(schema as never) },
            { weight: 1, arbitrary: fc.dictionary(text, nasty, { maxKeys: 3 }) },
          );
    const headers = fc.constantFrom(machine, person.headers);
    await fc.assert(
      fc.asyncProperty(part(contract.params), part(contract.query), part(contract.body), headers, async (params, query, body, who) => {
        const answer = await api.app.inject({
          method: contract.method,
          url: `${pathOf(contract, params as Record<string, string>)}?${queryOf(query as object as Record<string, unknown>)}`,
          headers: { ...who, 'if-match': '"v1"', 'content-type': 'application/json' },
          ...(contract.body === undefined ? {} : { payload: JSON.stringify(body) }),
        });
        if (answer.statusCode >= 500 && answer.statusCode !== 501)
          throw new Error(`${answer.statusCode} ${answer.body} ${api.log.slice(-2).join('')}`);
      }),
      { numRuns: 12 },
    );
  },
);

test('and the accounts of who asked still stand', async () => {
  expect((await api.app.inject({ url: '/api/v1/session', headers: { ...machine } })).statusCode).toBe(200);
});
