import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openApi } from './openapi.ts';
import type { Contract } from './route.ts';
import { routes } from './routes/index.ts';

const contracts: readonly Contract[] = routes;
/** As others get it: text, and back. */
const document = JSON.parse(JSON.stringify(openApi(contracts, { title: 'Touchstone', version: '1' })));
type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: object };
  responses: Record<string, unknown>;
  security: object[];
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path as Record<string, Operation>));

test('every route is an operation, once', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(contracts.map(({ id }) => id).sort());
});

test('every reference leads somewhere', () => {
  for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer.split('/').reduce((at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    expect([pointer, typeof found]).toEqual([pointer, 'object']);
  }
});

test('what a path names is a parameter, and is required', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods as Record<string, Operation>)) {
      const inPath = parameters.filter((one) => one.in === 'path');
      expect([path, inPath.map(({ name }) => name), inPath.every(({ required }) => required)]).toEqual([path, named, true]);
    }
  }
});

describe('the schemas are JSON Schema 2020-12 for others too', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);

  const schemasOf = ({ parameters, requestBody, responses }: Operation): object[] => [
    ...parameters.map(({ schema }) => schema),
    ...[requestBody, ...Object.values(responses)].flatMap((one) =>
      Object.values((one as { content?: Record<string, { schema?: object }> } | undefined)?.content ?? {}).flatMap(
        ({ schema }) => schema ?? [],
      ),
    ),
  ];

  test.each(operations.map((operation) => [operation.operationId, operation] as const))('%s', (_id, operation) => {
    for (const schema of schemasOf(operation)) expect(() => ajv.compile(schema)).not.toThrow();
  });
});
