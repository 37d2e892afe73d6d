import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProcessEvent } from './process-events.ts';

test.each([
  [
    '1763773201.123  1234  1250 I am_proc_start: [0,4711,10234,cn.example.shop:push,service,{cn.example.shop/com.sdk.PushService}]',
    { kind: 'start', time: 1_763_773_201_123, pid: 4711, process: 'cn.example.shop:push', package: 'cn.example.shop', cause: 'service' },
  ],
  [
    '         1763773201.5  1234  1250 I am_proc_start: [0,4711,10234,com.named.otherwise,broadcast,{com.other.app/.Boot}]',
    { kind: 'start', time: 1_763_773_201_500, pid: 4711, process: 'com.named.otherwise', package: 'com.other.app', cause: 'broadcast' },
  ],
  [
    '1763773201.123  1234  1250 I am_proc_died: [0,4711,cn.example.shop,900,19]',
    { kind: 'end', time: 1_763_773_201_123, pid: 4711, process: 'cn.example.shop' },
  ],
  [
    '1763773201.123  1234  1250 I am_kill : [0,4711,cn.example.shop,900,remove task]',
    { kind: 'end', time: 1_763_773_201_123, pid: 4711, process: 'cn.example.shop', cause: 'remove task' },
  ],
  [
    '1763773201.123  1234  1250 I am_crash: [4711,0,cn.example.shop,550,java.lang.NullPointerException,null,A.java,12]',
    { kind: 'crash', time: 1_763_773_201_123, process: 'cn.example.shop', what: 'java.lang.NullPointerException: null' },
  ],
  ['--------- beginning of events', undefined],
  ['1763773201.123  1234  1250 I am_proc_start: [0,x,10234]', undefined],
])('%s', (line, event) => {
  expect(readProcessEvent(line)).toEqual(event);
});

test('whatever the log holds, reading it goes on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      expect(() => readProcessEvent(`1763773201.123 1 1 I am_kill: [${text}]`)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});
