import { describe, expect, test } from 'vitest';
import { consentOf, stateOf } from './hook-call.ts';
import { printedArguments } from './printed-arguments.ts';
import { frameIn, framesOf, splitAtHook } from './stack-text.ts';

test.each([
  ['\tat cn.example.A.b(A.java:12)', 'cn.example.A.b(A.java:12)'],
  ['   cn.example.A$1.<init>(SourceFile:3)', 'cn.example.A$1.<init>(SourceFile:3)'],
  ['#03 cn.example.A.b(Unknown Source:2)', 'cn.example.A.b(Unknown Source:2)'],
  ['cn.example.-$$Lambda$A$x.run(Native Method)', 'cn.example.-$$Lambda$A$x.run(Native Method)'],
  ['a.b.c(Unknown Source)', 'a.b.c(Unknown Source)'],
  ['包.类.方法(A.java:1)', '包.类.方法(A.java:1)'],
  ['java.lang.Exception', undefined],
  ['hello(world)', undefined],
  ['', undefined],
])('frame %s', (line, frame) => {
  expect(frameIn(line)).toBe(frame);
});

describe('where the hook sits', () => {
  test.each<[string, readonly string[], string | undefined, number]>([
    ['the hooked method first', ['android.os.Build.getSerial(Native Method)', 'cn.a.B.c(B.java:1)'], 'getSerial', 1],
    [
      'plumbing before it',
      [
        'dalvik.system.VMStack.getThreadStackTrace(Native Method)',
        'java.lang.Thread.getStackTrace(Thread.java:1)',
        'android.os.Build.getSerial(Native Method)',
        'cn.a.B.c(B.java:1)',
      ],
      'getSerial',
      1,
    ],
    ['a method of the app', ['cn.a.B.c(Native Method)', 'cn.a.D.e(D.java:1)'], 'c', 1],
    ['a stack of callers alone', ['cn.a.B.c(B.java:1)', 'cn.a.D.e(D.java:1)'], undefined, 2],
    ['nothing', [], undefined, 0],
  ])('%s', (_name, frames, method, callers) => {
    const { api, stack } = splitAtHook(frames);
    expect([api?.method, stack.length]).toEqual([method, callers]);
  });
});

test('a stack of thousands of frames is cut', () => {
  expect(framesOf('\tat a.b.C.d(C.java:1)\n'.repeat(5_000))).toHaveLength(256);
});

test.each<[string, readonly string[]]>([
  ['无参数', []],
  ['', []],
  ['参数0："a，b"\r\n参数1：1\r', ['a，b', '1']],
  ['参数0：{"x":"参数1：y"}\r\n参数1：null\r', ['{"x":"参数1：y"}', 'null']],
  ['参数0："a"，参数1：1', ['a', '1']],
  ['com.tencent.mm', ['com.tencent.mm']],
])('arguments %j', (text, expected) => {
  expect(printedArguments(text)).toEqual(expected);
});

test.each([
  ['860000000000001', 'real'],
  ['02:00:00:00:00:00', 'masked'],
  ['00000000-0000-0000-0000-000000000000', 'masked'],
  ['"<unknown ssid>"', 'masked'],
  ['null', 'null'],
  ['无返回值', 'null'],
  ['java.lang.SecurityException: getDeviceId', 'denied'],
])('result %s', (text, state) => {
  expect(stateOf(text)).toBe(state);
});

test.each([
  ['同意隐私政策前', 'before-consent'],
  ['同意隐私政策后', 'after-consent'],
  ['未同意', 'before-consent'],
  ['不同意', 'after-refusal'],
  ['已拒绝', 'after-refusal'],
  ['已同意', 'after-consent'],
  ['未展示', 'before-notice'],
  ['', undefined],
])('consent %s', (text, state) => {
  expect(consentOf(text)).toBe(state);
});

test.each<[string, (text: string) => unknown]>([
  ['同意', consentOf],
  ['，', (text) => printedArguments(`参数0：1${text}`)],
])('half a megabyte of %s takes no time', (piece, read) => {
  const text = piece.repeat(1 << 18);
  const started = process.cpuUsage().user;
  read(text);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(1000);
});
