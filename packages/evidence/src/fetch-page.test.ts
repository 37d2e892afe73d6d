import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { fetchPage } from './fetch-page.ts';

const answers: Readonly<Record<string, RequestListener>> = {
  '/policy': (_, response) => response.setHeader('content-type', 'text/html; charset=gbk').end('隐私政策'),
  '/moved': (_, response) => response.writeHead(302, { location: '/policy' }).end(),
  '/gone': (_, response) => response.writeHead(404).end(),
  '/endless': (_, response) => {
    const piece = Buffer.alloc(1 << 20);
    const more = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  },
  '/cut': (_, response) => response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy()),
};
const server = createServer((request, response) => (answers[request.url ?? ''] ?? answers['/gone'])?.(request, response)).listen(
  0,
  '127.0.0.1',
);
const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
afterAll(() => server.closeAllConnections());
afterAll(() => server.close());

test.each(['/policy', '/moved'])('%s', async (path) => {
  const { bytes, contentType } = await fetchPage(address(path));
  expect([Buffer.from(bytes).toString(), contentType]).toEqual(['隐私政策', 'text/html; charset=gbk']);
});

test.each([
  ['/gone', 'evidence/http-404'],
  ['/endless', 'evidence/too-large'],
  ['/cut', 'evidence/no-answer'],
])('%s', async (path, code) => {
  await expect(fetchPage(address(path))).rejects.toMatchObject({ name: 'PageFault', code });
});

test('nobody there', async () => {
  await expect(fetchPage('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'evidence/no-answer' });
});
