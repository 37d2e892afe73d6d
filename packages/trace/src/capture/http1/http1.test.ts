import { describe, expect, test } from 'vitest';
import { bytesOf } from '../building/bytes.ts';
import { Budget, Hold } from '../flow/budget.ts';
import type { Exchange } from '../http/exchange.ts';
import { Http1Conversation } from './http1-conversation.ts';

function conversation() {
  const budget = new Budget(1e7);
  const hold = new Hold(budget);
  const exchanges: Exchange[] = [];
  const problems: string[] = [];
  const http = new Http1Conversation({
    hold,
    maxBodyBytes: 1000,
    problem: (code) => problems.push(code),
    timeMs: () => undefined,
    packet: () => 1,
    exchange: (exchange) => {
      exchanges.push(exchange);
      exchange.release();
    },
    tunnel: () => undefined,
  });
  return { http, exchanges, problems, budget };
}

const GET = 'GET / HTTP/1.1\r\n';
const POST = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('what a client says', () => {
  test.each([
    ['a request', `${GET}\r\n`, ['/'], []],
    ['lines that end in LF alone', 'GET /lf HTTP/1.0\nHost: a\n\n', ['/lf'], []],
    ['empty lines before it', `\r\n\r\n${GET}\r\n`, ['/'], []],
    ['a head that breaks off', GET, [], []],
    ['a line of 100,000 characters', `${GET}X: ${'x'.repeat(100_000)}\r\n\r\n`, [], ['http/request-lost']],
    ['a head of 300,000 characters', `${GET}${`X: ${'x'.repeat(1000)}\r\n`.repeat(300)}\r\n`, [], ['http/request-lost']],
    ['a version that is not read', 'GET / HTTP/3.0\r\n\r\n', [], ['http/request-lost']],
    ['a chunk of no size', `${POST}zz\r\n`, ['/'], ['http/request-lost']],
    ['a chunk of a petabyte', `${POST}fffffffffffff\r\nabc`, ['/'], ['http/request-lost']],
    ['a chunk that is longer than it says', `${POST}1\r\nabc\r\n0\r\n\r\n`, ['/'], ['http/request-lost']],
    [
      'both ways to say a length',
      'POST /s HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /t HTTP/1.1\r\n\r\n',
      ['/s', '/t'],
      [],
    ],
    ['a length that is none', 'POST /n HTTP/1.1\r\nContent-Length: -5\r\n\r\n', ['/n'], []],
  ])('%s', (_name, said, targets, expected) => {
    const { http, exchanges, problems, budget } = conversation();
    http.up.data(bytesOf(said));
    http.up.end();
    http.down.end();
    expect(exchanges.map(({ target }) => target)).toEqual(targets);
    expect(problems).toEqual(expected);
    expect(budget.used).toBe(0);
  });

  test('byte by byte it is the same, and nothing stays held', () => {
    const { http, exchanges, budget } = conversation();
    for (const octet of bytesOf(`${POST}5\r\nhello\r\n0\r\n\r\n`)) http.up.data(Uint8Array.of(octet));
    expect(budget.used).toBeGreaterThan(0);
    http.down.data(bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    expect(exchanges).toMatchObject([{ status: 200, isRequestWhole: true }]);
    expect(budget.used).toBe(0);
  });

  test('headers beyond five hundred are left out, folded ones joined', () => {
    const { http, exchanges } = conversation();
    http.up.data(bytesOf(`${GET}A: 1\r\n\t2\r\n${'B: 3\r\n'.repeat(900)}\r\n`));
    http.up.end();
    http.down.end();
    expect(exchanges[0]!.headers.length).toBe(500);
    expect(exchanges[0]!.headers[0]).toEqual(['A', '1 2']);
  });
});

test('three hundred requests without an answer are told before the end', () => {
  const { http, exchanges } = conversation();
  http.up.data(bytesOf(`${GET}\r\n`.repeat(300)));
  expect(exchanges.length).toBe(100);
});

test('an answer to nothing is passed over', () => {
  const { http, exchanges, problems } = conversation();
  http.down.data(bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'));
  http.up.data(bytesOf(`${GET}\r\n`));
  http.down.data(bytesOf('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'));
  expect(exchanges).toMatchObject([{ status: 404 }]);
  expect(problems).toEqual(['http/answer-without-request']);
});
