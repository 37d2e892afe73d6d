import { expect, test } from 'vitest';
import { digestOfFile, mediaTypeOf, refusalOf } from './chosen-file.ts';

const SCANS = { mediaTypes: ['application/pdf', 'image/png'], maxBytes: 10 };
const PROOF = { mediaTypes: ['application/vnd.tcpdump.pcap', 'application/octet-stream'], maxBytes: 10 };
const file = (name: string, type: string, size = 5) => ({ name, type, size });

test.each([
  [file('a.pdf', 'application/pdf'), SCANS, undefined],
  [file('a.pdf', 'application/pdf', 11), SCANS, 'tooLarge'],
  [file('a.pdf', 'application/pdf', 0), SCANS, 'empty'],
  [file('a.html', 'text/html'), SCANS, 'otherKind'],
  [file('run.bin', ''), PROOF, undefined],
])('%o of %o: %s', (given, accepted, refusal) => expect(refusalOf(given, accepted)).toBe(refusal));

test('what the browser has no name for is known by its ending', () => {
  expect(mediaTypeOf(file('run.pcap', ''), PROOF)).toBe('application/vnd.tcpdump.pcap');
  expect(mediaTypeOf(file('run.xyz', ''), PROOF)).toBe('application/octet-stream');
});

test('a file is named by its digest', async () => {
  expect(await digestOfFile(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
