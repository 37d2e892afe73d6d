import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';

/** A server that is no store: it has an answer, and not the protocol's. */
const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
afterAll(() => server.close());
const address = `http://127.0.0.1:${(server.address() as { readonly port: number }).port}`;
const [token, secret] = ['token', 'secret'].map((name) => join(tmpdir(), `touchstone-check-store-${process.pid}-${name}`));
writeFileSync(token!, 'a token\n');
writeFileSync(secret!, `whsec_${Buffer.alloc(32).toString('base64')}\n`);

async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' };
  const to = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (said[name] += text) });
  const code = await runCli(['check-store', ...args], { cwd: '/', stdout: to('stdout'), stderr: to('stderr') });
  return { code, ...said };
}

const secrets = ['--token-file', token!, '--secret-file', secret!];

test('a server that does not keep to the protocol: exit 1, and each promise with what was seen', async () => {
  const { code, stdout } = await run(address, ...secrets);
  expect(code).toBe(1);
  expect(stdout).toContain('✗ 上架变更可以读取，签名正确');
  const { stdout: json } = await run(address, ...secrets, '--format', 'json');
  expect(JSON.parse(json)).toMatchObject({
    ok: false,
    steps: expect.arrayContaining([expect.objectContaining({ id: 'feed', result: 'fail' })]),
  });
});

test.each([
  [['not an address', ...secrets], '不是网址'],
  [[address], 'STORE_TOKEN'],
  [[address, '--token-file', '/nonexistent'], '无法读取'],
  [[address, ...secrets, '--pages', 'many'], '--pages'],
  [[address, ...secrets, '--format', 'xml'], '--format'],
])('%j: exit 2', async (args, words) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
