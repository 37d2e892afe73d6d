import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { calls } from './calls.ts';
import { cls, field, init, method } from './class-spec.ts';
import { dex, dexContainer, dexWithLayout } from './dex.ts';
import { headerOffsets } from './header.ts';
import { multidex } from './multidex.ts';
import { signature } from './system-annotations.ts';

const sample = [
  cls('com.x.B', { extends: 'com.x.A', methods: [init('com.x.A')] }),
  cls('com.x.A', {
    source: 'A.java',
    annotations: [signature('Ljava/lang/Object;')],
    fields: [field('NAME', 'Ljava/lang/String;', 'public static final', '中\0😀'), field('count', 'I')],
    methods: [init(), method('go', '(I)V', calls('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;'))],
  }),
];

const u4 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
const header = (bytes: Uint8Array, name: keyof typeof headerOffsets): number => u4(bytes, headerOffsets[name]);

/** Adler-32 the slow way, by its definition. */
function adler(bytes: Uint8Array): bigint {
  let a = 1n;
  let b = 0n;
  for (const byte of bytes) {
    a += BigInt(byte);
    b += a;
  }
  return (b % 65521n) * 65536n + (a % 65521n);
}

function strings(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: header(bytes, 'stringIdsSize') }, (_, i) => {
    const at = u4(bytes, header(bytes, 'stringIdsOff') + i * 4) + 1;
    return Buffer.from(bytes.subarray(at, bytes.indexOf(0, at))).toString('latin1');
  });
}

function classNames(bytes: Uint8Array): readonly string[] {
  const all = strings(bytes);
  return Array.from({ length: header(bytes, 'classDefsSize') }, (_, i) => {
    const type = u4(bytes, header(bytes, 'classDefsOff') + i * 32);
    return all[u4(bytes, header(bytes, 'typeIdsOff') + type * 4)]!;
  });
}

describe('dex', () => {
  test('magic, sizes, signature and checksum', () => {
    const bytes = dex(sample, { version: '037' });
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('dex\n037\0');
    expect([header(bytes, 'fileSize'), header(bytes, 'endianTag')]).toEqual([bytes.length, 0x12345678]);
    expect(Buffer.from(bytes.subarray(12, 32))).toEqual(createHash('sha1').update(bytes.subarray(32)).digest());
    expect(BigInt(header(bytes, 'checksum'))).toBe(adler(bytes.subarray(12)));
  });

  test('strings ascend and are modified UTF-8', () => {
    const all = strings(dex(sample));
    expect(all).toEqual([...all].sort());
    expect(all).toContain('\xe4\xb8\xad\xc0\x80\xed\xa0\xbd\xed\xb8\x80');
  });

  test('a parent stands before its child whatever order was given', () => {
    expect(classNames(dex(sample))).toEqual(['Lcom/x/A;', 'Lcom/x/B;']);
  });

  test('the map lists every section by offset', () => {
    const { bytes, sections } = dexWithLayout(sample);
    const map = header(bytes, 'mapOff');
    const offsets = Array.from({ length: u4(bytes, map) }, (_, i) => u4(bytes, map + 4 + i * 12 + 8));
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(offsets).toEqual(sections.map(({ offset }) => offset));
  });

  test('the code of a method is where the layout says', () => {
    const { bytes, code } = dexWithLayout(sample);
    const at = code.get('Lcom/x/A;->go(I)V')!;
    expect([...bytes.subarray(at, at + 6)]).toEqual([3, 0, 2, 0, 1, 0]);
    expect(u4(bytes, at + 12)).toBe(5);
  });

  test('a container holds files whose offsets count from its start', () => {
    const bytes = dexContainer([sample, [cls('com.y.C')]]);
    const second = header(bytes, 'fileSize');
    const part = bytes.subarray(second);
    expect([header(bytes, 'containerSize'), header(part, 'containerSize')]).toEqual([bytes.length, bytes.length]);
    expect([header(bytes, 'headerOffset'), header(part, 'headerOffset')]).toEqual([0, second]);
    expect(header(part, 'stringIdsOff')).toBe(second + 120);
    expect(BigInt(header(part, 'checksum'))).toBe(adler(part.subarray(12)));
  });

  test('lies: header, order, map, seal', () => {
    const hidden = dex(sample, { lies: { header: { classDefsSize: 1 } } });
    expect(classNames(hidden)).toEqual(['Lcom/x/A;']);
    expect(BigInt(header(hidden, 'checksum'))).toBe(adler(hidden.subarray(12)));

    const unsorted = strings(dex(sample, { lies: { unsorted: ['string'] } }));
    expect(unsorted).toEqual([...unsorted].sort().reverse());

    const stale = dex(sample, { lies: { header: { classDefsSize: 1 }, seal: 'stale' } });
    expect(header(stale, 'checksum')).toBe(header(dex(sample), 'checksum'));
  });

  test('classes spread over files so that none names too many methods', () => {
    const many = Array.from({ length: 10 }, (_, i) => cls(`com.x.C${i}`, { methods: [method('a', '()V'), method('b', '()V')] }));
    const files = multidex(many, 7);
    expect(files.map((file) => header(file, 'methodIdsSize'))).toEqual([6, 6, 6, 2]);
    expect(files.flatMap(classNames)).toHaveLength(10);
  });
});
