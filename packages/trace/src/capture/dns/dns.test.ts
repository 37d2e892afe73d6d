import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, u16, u32 } from '../building/bytes.ts';
import { pcap } from '../building/captures.ts';
import { connection } from '../building/connection.ts';
import { CLIENT, SERVER, udpPacket } from '../building/packets.ts';
import { problemsOf, readCapture } from '../building/read.ts';
import { readDns } from './message.ts';
import { Names } from './names.ts';

const name = (text: string) => bytesOf(...text.split('.').flatMap((part) => [part.length, part]), 0);
const head = (flags: number, questions: number, answers: number) =>
  bytesOf(u16(1), u16(flags), u16(questions), u16(answers), u16(0), u16(0));
const question = (text: string) => bytesOf(name(text), u16(1), u16(1));
const record = (owner: Uint8Array, type: number, data: Uint8Array) => bytesOf(owner, u16(type), u16(1), u32(60), u16(data.length), data);
const POINTER = Uint8Array.of(0xc0, 12);

const query = bytesOf(head(0x0100, 1, 0), question('Ads.Example.com'));
const answer = bytesOf(
  head(0x8180, 1, 3),
  question('Ads.Example.com'),
  record(POINTER, 5, name('edge.cdn.net')),
  record(name('edge.cdn.net'), 1, Uint8Array.of(93, 184, 216, 34)),
  record(name('edge.cdn.net'), 28, Uint8Array.of(0x20, 1, ...new Uint8Array(13), 9)),
);

describe('readDns', () => {
  test('a question', () => expect(readDns(query)).toEqual({ isResponse: false, questions: ['ads.example.com'], addresses: [] }));

  test('addresses belong to the name that was asked for, through its aliases', () => {
    expect(readDns(answer)).toEqual({
      isResponse: true,
      questions: ['ads.example.com'],
      addresses: [
        { name: 'ads.example.com', address: Uint8Array.of(93, 184, 216, 34) },
        { name: 'ads.example.com', address: Uint8Array.of(0x20, 1, ...new Uint8Array(13), 9) },
      ],
    });
  });

  test('octets that are no text are written as numbers', () => {
    expect(readDns(bytesOf(head(0, 1, 0), 3, 'a.', 7, 0, u16(1), u16(1)))?.questions).toEqual(['a\\046\\007']);
  });

  test.each([
    ['a pointer to itself', bytesOf(head(0, 1, 0), 0xc0, 12, u16(1), u16(1))],
    ['a pointer ahead', bytesOf(head(0, 1, 0), 0xc0, 16, u16(1), u16(1), name('a'))],
    ['pointers in a ring', bytesOf(head(0, 1, 0), 1, 'a', 0xc0, 12, u16(1), u16(1))],
    ['a label past the end', bytesOf(head(0, 1, 0), 63, 'abc')],
    ['a thousand questions', bytesOf(head(0, 1000, 0), question('a'))],
    ['no question', head(0, 0, 0)],
    ['another kind of message', bytesOf(head(0x2800, 1, 0), question('a'))],
  ])('%s is refused', (_name, bytes) => expect(readDns(bytes)).toBeUndefined());

  test('broken off anywhere, it is read as far as it goes, or refused', () => {
    for (let size = 0; size < answer.length; size++) expect(readDns(answer.subarray(0, size))?.addresses.length ?? 0).toBeLessThan(2);
  });

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(readDns(bytesOf(head(0x8000, 1, 200), bytes))?.questions.length ?? 1).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('in a capture', () => {
  const resolver = { address: [10, 0, 0, 1], port: 53 };
  const resolved = [udpPacket(CLIENT, resolver, query), udpPacket(resolver, CLIENT, answer)];

  test('questions come out, and answers name later connections', () => {
    const { requests } = readCapture(pcap([...resolved, ...connection([{ by: 'client', bytes: 'opaque' }], { server: SERVER })]));
    expect(requests).toMatchObject([
      { protocol: 'dns', host: 'ads.example.com', ip: '10.0.0.1', port: 53, line: 1 },
      { protocol: 'tcp', host: 'ads.example.com', ip: '93.184.216.34' },
    ]);
  });

  test('over TCP', () => {
    const said = [
      { by: 'client', bytes: bytesOf(u16(query.length), query) },
      { by: 'server', bytes: bytesOf(u16(answer.length), answer) },
    ] as const;
    for (const segmentBytes of [1, 1400]) {
      const { requests } = readCapture(pcap(connection(said, { server: resolver, segmentBytes })));
      expect(requests).toMatchObject([{ protocol: 'dns', host: 'ads.example.com' }]);
    }
  });

  test('what is no DNS on its port is told as a conversation', () => {
    const read = readCapture(pcap([udpPacket(CLIENT, resolver, bytesOf('tunnel'))]));
    expect(read.requests).toMatchObject([{ protocol: 'udp', host: '10.0.0.1', bytesUp: 6 }]);
    expect(problemsOf(read)).toEqual({ 'dns/message': 1 });
  });
});

test('of too many names the oldest goes', () => {
  const names = new Names(2);
  for (const [address, text] of [
    ['1', 'a'],
    ['2', 'b'],
    ['1', 'c'],
    ['3', 'd'],
  ] as const)
    names.add(address, text);
  expect(['1', '2', '3'].map((address) => names.of(address))).toEqual(['c', undefined, 'd']);
});
