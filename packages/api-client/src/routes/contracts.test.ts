import { describe, expect, test } from 'vitest';
import type { Contract } from '../route.ts';
import { routes } from './index.ts';

const all: readonly Contract[] = routes;

test('ids are unique, and so are method and path', () => {
  const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);
  expect(twice(all.map(({ id }) => id))).toEqual([]);
  expect(twice(all.map(({ method, path }) => `${method} ${path.replaceAll(/:[A-Za-z0-9]+/g, ':')}`))).toEqual([]);
});

describe.each(all.map((contract) => [contract.id, contract] as const))('%s', (id, contract) => {
  test('is a verb and a noun, below /api/v1, and says what it does', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(contract.path).toMatch(/^\/api\/v1\/[a-z]/);
    expect(contract.summary).toMatch(/\.$/);
  });

  test('names who may', () => expect(contract.permission).toMatch(/^(public|own-session|signed-in|[a-z-]+\.[a-z-]+)$/));

  test('describes every parameter of its path and no other', () => {
    const named = [...contract.path.matchAll(/:([A-Za-z0-9]+)/g)].map(([, name]) => name);
    expect(Object.keys(contract.params?.properties ?? {})).toEqual(named);
  });

  test('refuses what it does not know', () => {
    for (const schema of [contract.params, contract.query, contract.body]) {
      if (schema === undefined || (schema as { anyOf?: unknown }).anyOf !== undefined) continue;
      expect((schema as { additionalProperties?: unknown }).additionalProperties).toBe(false);
    }
  });

  test('reads without a body, and has an answer that is no problem', () => {
    if (contract.method === 'GET') expect([contract.body, contract.upload]).toEqual([undefined, undefined]);
    expect([contract.body, contract.upload].filter(Boolean).length).toBeLessThan(2);
    expect(
      Object.keys(contract.responses)
        .map(Number)
        .every((status) => status >= 200 && status < 300),
    ).toBe(true);
  });
});
