import type { TObject, TSchema } from 'typebox';
import type { Contract } from './route.ts';
import { Problem } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of a list of contracts. TypeBox schemas are JSON Schema already, but for the older form of tuples. */
export function openApi(contracts: readonly Contract[], info: { readonly title: string; readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:([A-Za-z0-9]+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return modern({
    openapi: '3.1.0',
    info,
    paths,
    components: {
      schemas: { Problem },
      responses: {
        Problem: {
          description: 'Refused (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-touchstone' },
      },
    },
  }) as Json;
}

/** Tuples as JSON Schema 2020-12 writes them: `prefixItems`, and `items` for what follows. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, modern(member)] as const);
  const { items, additionalItems, ...rest } = Object.fromEntries(members);
  if (!Array.isArray(items)) return Object.fromEntries(members);
  return { ...rest, prefixItems: items, items: additionalItems ?? false };
}

function operation(contract: Contract): Json {
  const body = requestBody(contract);
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.path.split('/')[3] ?? ''],
    'x-permission': contract.permission,
    security: contract.permission === 'public' ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...parameters(contract.params, 'path'),
      ...parameters(contract.query, 'query'),
      ...parameters(contract.headers, 'header'),
      ...(contract.precondition === true ? [header('If-Match', true, 'ETag of the version that was read')] : []),
      ...(contract.idempotency === true ? [header('Idempotency-Key', false, 'the same key and body give the first answer again')] : []),
    ],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: { ...successes(contract), default: { $ref: '#/components/responses/Problem' } },
  };
}

const parameters = (schema: TObject | undefined, place: string): Json[] =>
  Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name as never),
    schema: property,
  }));

const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function requestBody({ body, upload }: Contract): Json | undefined {
  if (upload !== undefined) return { required: true, content: Object.fromEntries(upload.mediaTypes.map((type) => [type, {}])) };
  if (body === undefined) return undefined;
  return { required: true, content: { 'application/json': { schema: body } } };
}

function successes({ responses, download }: Contract): Json {
  const content = (schema: TSchema) => (download === undefined ? { 'application/json': { schema } } : { [download]: {} });
  return Object.fromEntries(
    Object.entries(responses).map(([status, schema]) => [
      status,
      status === '204' ? { description: 'Done' } : { description: 'Done', content: content(schema) },
    ]),
  );
}
