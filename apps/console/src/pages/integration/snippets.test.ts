import { execFileSync } from 'node:child_process';
import { routes } from '@touchstone/api-client';
import { permissionsOf } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { apiSnippet } from './snippets.ts';

const script = apiSnippet('https://touchstone.example');

test('the script is one that a shell reads', () => {
  expect(() => execFileSync('sh', ['-n'], { input: script })).not.toThrow();
});

test('what it asks for is there', () => {
  const paths = new Set(Object.values(routes).map(({ path }) => path.replaceAll(/:\w+/g, ':')));
  const asked = [...script.matchAll(/get "([^"?]+)/g)].map(([, path]) => `/api/v1/${path}`.replaceAll(/\$\w+/g, ':'));
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((path) => !paths.has(path))).toEqual([]);
});

test('a member of a firm may make a token for it', () => {
  const [, named = ''] = /TOUCHSTONE_TOKEN: (.*)/.exec(script) ?? [];
  const mine: readonly string[] = permissionsOf('enterprise-member');
  expect(named.split(', ').filter((permission) => !mine.includes(permission))).toEqual([]);
});
