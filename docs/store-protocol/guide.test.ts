import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readListingChange } from '../../packages/stores/src/listing-change.ts';
import { signBody } from '../../packages/stores/src/store-feed/signed-body.ts';

const guide = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');

test.each(['store-protocol.md', 'store-protocol.en.md'])('%s: the example of a page is one', (name) => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(guide(name)) ?? [];
  const page = JSON.parse(json.replace(/"…[^"]*"/g, JSON.stringify('a'.repeat(64)))) as { changes: unknown[] };
  for (const change of page.changes) expect(readListingChange(change, 'feed', '').problems).toEqual([]);
});

test.each(['store-protocol.md', 'store-protocol.en.md'])('%s: the example of a signature is right', (name) => {
  const text = guide(name);
  const secret = /whsec_MfKQ\w+/.exec(text)?.[0] ?? '';
  const id = /msg_\w+/.exec(text)?.[0] ?? '';
  const seconds = Number(/`(16\d{8})`/.exec(text)?.[1]);
  const body = /`(\{"test": \d+\})`/.exec(text)?.[1] ?? '';
  expect(text).toContain(`\`${signBody(secret, id, seconds * 1000, body)['webhook-signature']}\``);
});

test('both languages name the same operations and codes', () => {
  const words = (name: string) => [...new Set(guide(name).match(/`(?:GET|POST) \/[^?`]*|`[a-z]+(?:-[a-z]+)+`|^\| \d{3}/gm))].sort();
  expect(words('store-protocol.md').length).toBeGreaterThan(15);
  expect(words('store-protocol.md')).toEqual(words('store-protocol.en.md'));
});
