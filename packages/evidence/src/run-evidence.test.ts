import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { knowledge } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { apk } from '@touchstone/test-kit';
import { afterAll, expect, test } from 'vitest';
import { readRun } from './run-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

const app = loadApp([{ name: 'a.apk', source: sourceOf(apk({ package: 'cn.example', sign: false })) }], { ports, sdkPrefixes: [] }).value;

/** 同意 and 获取安卓ID in GB18030. */
const AGREE = [0xcd, 0xac, 0xd2, 0xe2];
const READ_ID = [0xbb, 0xf1, 0xc8, 0xa1, 0xb0, 0xb2, 0xd7, 0xbf, 0x49, 0x44];
const plain = (text: string) => [...Buffer.from(text)];

const CONSENT = '{"kind":"consent","time":1,"event":"agreed","text":"';
const CALL = '"}\n{"kind":"call","time":2,"arguments":[],"stack":[],"label":"';

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(`${CONSENT}同意${CALL}获取安卓ID"}\n`)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${CONSENT}同意${CALL}获取安卓ID"}\n`)],
  ['GB18030', Uint8Array.from([...plain(CONSENT), ...AGREE, ...plain(CALL), ...READ_ID, ...plain('"}\n')])],
  ['UTF-16', Buffer.from(`\ufeff${CONSENT}同意${CALL}获取安卓ID"}\n`, 'utf16le')],
])('a log in %s', async (name, bytes) => {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, bytes);
  const { logs, problems } = await readRun({ traces: [{ path, name: 'run' }] }, app, knowledge);
  expect(problems.filter(({ code }) => code === 'trace/not-utf-8')).toEqual([]);
  expect(logs[0]?.consents.map(({ record }) => record.text)).toEqual(['同意']);
  expect(logs[0]?.episodes.map(({ touch, context }) => [touch.data, context.consent])).toEqual([['android_id', 'after-consent']]);
});

test('a table of a tool', async () => {
  const path = join(folder, 'camille.csv');
  const rows = ['时间点,操作行为,行为描述,传入参数,调用堆栈', '2026-11-18 09:00:01,获取安卓ID,,,at cn.example.A.b(A.java:1)'];
  writeFileSync(path, rows.join('\n'));
  const { logs } = await readRun({ traces: [{ path, name: 'run' }] }, app, knowledge);
  expect(logs[0]?.episodes.map(({ touch, owner }) => [touch.data, owner.owner])).toEqual([['android_id', 'app']]);
});

test('in a log of the whole device only what the app did counts', async () => {
  const path = join(folder, 'device.jsonl');
  const call = (process: string | number | undefined, ...stack: string[]) =>
    JSON.stringify({ kind: 'call', time: 1, process, data: 'imei', arguments: [], stack });
  writeFileSync(
    path,
    [
      call('com.tencent.mm', 'com.tencent.mm.A.b(A.java:1)'),
      call('cn.example'),
      call('cn.example:push'),
      call('com.other.host', 'cn.example.A.b(A.java:1)'),
      call(4711),
      call('main'),
      call(undefined),
      JSON.stringify({ kind: 'process', time: 1, process: 'com.tencent.mm', event: 'start', package: 'com.tencent.mm' }),
    ].join('\n'),
  );
  const { logs, problems } = await readRun({ traces: [{ path, name: 'run' }] }, app, knowledge);
  expect(logs[0]?.episodes.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(logs[0]?.processes.length).toBe(1);
  expect(problems).toEqual([{ code: 'trace/other-process', at: 1, file: 'run' }]);
});
