import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../collected.contract.ts';
import type { CallRecord } from '../../trace.ts';
import { pythonLiteral } from './python-literal.ts';

const AUGUST = Date.UTC(2021, 7, 5, 1, 5, 7);

const calls = (log: string) => collect(log, { format: 'frida' }).records as CallRecord[];
const apiOf = ({ api }: CallRecord) => `${api?.class}.${api?.method}`;

describe('messages', () => {
  test.each([
    ['of Camille, as its host gets them', { type: 'send', payload: camille('notice') }],
    ['of Camille, without the wrapper', camille('notice')],
    [
      'of AppScan’s socket',
      { type: 'method_result', data: { type: 'method_result', message: { type: 'send', payload: camille('method_result') } } },
    ],
  ])('%s', (_name, message) => {
    expect(calls(JSON.stringify(message))).toEqual([
      {
        kind: 'call',
        line: 1,
        time: AUGUST,
        api: { class: 'android.provider.Settings$Secure', method: 'getString' },
        label: '获取系统信息：获取安卓ID',
        arguments: ['r', 'android_id'],
        stack: ['com.umeng.A.b(A.java:1)', 'cn.example.App.onCreate(App.java:2)'],
      },
    ]);
  });

  test('of AppScan’s data base', () => {
    const row = { id: 3, createdAt: 1_763_773_200, main: 'com.umeng', action: '获取IMEI', data: camille('').stacks, type: 'IMEI' };
    expect(calls(JSON.stringify(row))).toMatchObject([
      { time: 1_763_773_200_000, label: '获取IMEI', statedOwner: 'com.umeng', api: { method: 'getString' } },
    ]);
  });

  test('as Frida’s own tools print them', () => {
    const [call] = calls(
      `message: {'type': 'send', 'payload': {'method': 'android.os.Build.getSerial', 'args': [], 'ret': "it's", 'ts': 1763773200.5, 'x': None}} data: None`,
    );
    expect(call).toMatchObject({
      time: 1_763_773_200_500,
      api: { class: 'android.os.Build', method: 'getSerial' },
      result: { state: 'real', value: "it's" },
    });
  });

  test.each([
    [{ class: 'a.b.C', method: 'd(int)' }, 'a.b.C.d'],
    [{ className: 'a.b.C', methodName: '$init' }, 'a.b.C.<init>'],
    [{ api: 'android.os.Build#getSerial' }, 'android.os.Build.getSerial'],
    [{ name: 'Landroid/os/Build;->getSerial()Ljava/lang/String;' }, 'android.os.Build.getSerial'],
    [{ stack: ['android.os.Build.getSerial(Native Method)', 'cn.example.A.b(A.java:1)'] }, 'android.os.Build.getSerial'],
  ])('names of fields: %j', (payload, api) => {
    expect(calls(JSON.stringify({ type: 'send', payload })).map(apiOf)).toEqual([api]);
  });

  test('records of our contract may stand in them', () => {
    expect(calls('{"type":"send","payload":{"kind":"call","time":5,"data":"imei"}}')).toEqual([
      { kind: 'call', line: 1, time: 5, data: 'imei', arguments: [], stack: [] },
    ]);
  });

  test.each([
    ['behind a time', '[2026-03-01 09:30:15] {"api":"android.os.Build.getSerial"}', 1],
    ['behind a word', 'message: {"type":"send","payload":{"api":"android.os.Build.getSerial"}} data: None', 1],
    ['a list', '[{"api":"android.os.Build.getSerial"}, {"api":"android.os.Build.getSerial"}]', 2],
    ['an intent is none', '[*] android.app.Activity.startActivity(Intent { act=a.b.C })', 1],
  ])('%s', (_name, line, count) => {
    expect(calls(line)).toHaveLength(count);
  });

  test('between script and host nothing is recorded', () => {
    expect(
      collect('{"type":"send","payload":{"type":"isHook"}}\n{"type":"send","payload":{"type":"app_name","data":"a.b"}}', {
        format: 'frida',
      }),
    ).toMatchObject({
      records: [],
      codes: ['trace/no-records'],
    });
  });
});

describe('what is printed', () => {
  test('by Camille', () => {
    const [call] = calls(
      [
        '------------------------------start---------------------------------',
        '[*] 2021-7-5 9:5:7，APP行为：获取系统信息、行为主体：友盟、行为描述：获取安卓ID、传入参数：参数0："r"，参数1："android_id"',
        '[*] 调用堆栈：',
        '   android.provider.Settings$Secure.getString(Native Method)',
        '   com.umeng.A.b(A.java:1)',
        '-------------------------------end----------------------------------',
      ].join('\n'),
    );
    expect(call).toMatchObject({
      time: AUGUST,
      api: { class: 'android.provider.Settings$Secure', method: 'getString' },
      label: '获取系统信息：获取安卓ID',
      arguments: ['r', 'android_id'],
      stack: ['com.umeng.A.b(A.java:1)'],
      statedOwner: '友盟',
    });
  });

  test('by Camille without 行为主体, and by forks that count months from 1', () => {
    const log = '[*] 2021-08-05 09:05:07，APP行为：获取位置信息、行为描述：获取位置信息、传入参数：无参数';
    expect(calls(log)).toEqual([{ kind: 'call', line: 1, time: AUGUST, label: '获取位置信息', arguments: [], stack: [] }]);
  });

  test('a header with time and result, and the stack below', () => {
    const [first, second] = calls(
      [
        '[*] 2026-03-01 09:30:15.250 android.net.wifi.WifiInfo.getMacAddress() => 02:00:00:00:00:00',
        '\tat android.net.wifi.WifiInfo.getMacAddress(Native Method)',
        '\tat com.umeng.A.b(A.java:1)',
        '[+] Landroid/os/Build;->getSerial()Ljava/lang/String; called',
      ].join('\n'),
    );
    expect(first).toMatchObject({
      line: 1,
      time: Date.UTC(2026, 2, 1, 1, 30, 15, 250),
      result: { state: 'masked' },
      stack: ['com.umeng.A.b(A.java:1)'],
    });
    expect(second).toMatchObject({ line: 4, api: { class: 'android.os.Build', method: 'getSerial' } });
  });

  test('by objection', () => {
    const [call] = calls(
      [
        '(agent) [rh2c1] Called android.telephony.TelephonyManager.getDeviceId(int)',
        '(agent) [rh2c1] Backtrace:',
        '\tcom.umeng.A.b(A.java:1)',
        '(agent) [rh2c1] Arguments android.telephony.TelephonyManager.getDeviceId(0)',
        '(agent) [rh2c1] Return Value: 860000000000001',
      ].join('\n'),
    );
    expect(call).toMatchObject({
      arguments: ['0'],
      result: { state: 'real', value: '860000000000001' },
      stack: ['com.umeng.A.b(A.java:1)'],
    });
  });

  test('an exception that was printed alone', () => {
    const log = 'java.lang.Throwable\n\tat android.content.ClipboardManager.getPrimaryClip(Native Method)\n\tat cn.example.A.b(A.java:3)\n';
    expect(calls(`${log}${log}`).map(apiOf)).toEqual([
      'android.content.ClipboardManager.getPrimaryClip',
      'android.content.ClipboardManager.getPrimaryClip',
    ]);
  });

  test.each([
    ['[*] TelephonyManager.getDeviceId() called', 'TelephonyManager.getDeviceId', undefined],
    ['[09:30:15] Settings$Secure.getString(android_id)', 'Settings$Secure.getString', Date.UTC(1970, 0, 2, 1, 30, 15)],
    [
      '03-01 09:30:15.250  1234  1250 I frida   : android.os.Build.getSerial()',
      'android.os.Build.getSerial',
      Date.UTC(1970, 2, 1, 1, 30, 15, 250),
    ],
  ])('without package or day: %s', (line, api, time) => {
    const [call] = calls(line);
    expect([call && apiOf(call), call?.time]).toEqual([api, time]);
  });

  test('a behaviour in words', () => {
    const log =
      '[*] 2026-03-01 09:30:15 获取IMEI\n\tat android.telephony.TelephonyManager.getDeviceId(Native Method)\n\tat cn.example.A.b(A.java:1)\n[*] 开始监控';
    expect(calls(log)).toMatchObject([{ label: '获取IMEI', time: Date.UTC(2026, 2, 1, 1, 30, 15), api: { method: 'getDeviceId' } }]);
  });

  test.each(['[*] Hooking android.os.Build.getSerial', '[+] hook TelephonyManager.getDeviceId 成功', 'Tracing android.os.Build.getSerial'])(
    'what is said of hooks is no call: %s',
    (line) => {
      expect(calls(line)).toEqual([]);
    },
  );

  test('other lines are counted', () => {
    expect(collect('[*] hello\n[*] 2026-03-01 09:30:15 a.b.C.d()\nspawned\n', { format: 'frida' }).summary.problems).toEqual([
      { code: 'frida/other-line', count: 2, lines: [1, 3], detail: '[*] hello' },
    ]);
  });

  test('a line made to be slow is not', () => {
    const long = `${'，APP行为：、行为描述：、传入参数：'.repeat(20_000)}${'a.'.repeat(100_000)}${' '.repeat(200_000)}`;
    expect(
      collect(`[*] ${long}\n{${'}'.repeat(100_000)}x\nreturn${' '.repeat(300_000)}x`, { format: 'frida' }).records.length,
    ).toBeLessThan(2);
  });
});

describe('a literal of Python', () => {
  test.each([
    [`{'a': [1, -2.5, True, None], "b": 'it\\'s', 'c': ("x",), 'd': {}}`, { a: [1, -2.5, true, null], b: "it's", c: ['x'], d: {} }],
    [`'\\u4e2d\\n\\x41'`, '中\nA'],
    [`{'a': 1`, undefined],
    [`{'a' 1}`, undefined],
    ['['.repeat(100), undefined],
    ['', undefined],
  ])('%s', (text, value) => {
    expect(pythonLiteral(text)).toEqual(value);
  });
});

test('whatever is printed, nothing is thrown', () => {
  const piece = fc.constantFrom(
    '[*] ',
    'a.b.C.d(',
    ')',
    '\tat ',
    'x.Y.z(Y.java:1)',
    '\n',
    '{"type":"send","payload":',
    '}',
    '，APP行为：',
    '、行为描述：',
    '、传入参数：',
    "{'",
    '参数0："',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 }), (pieces) => {
      const { records, summary } = collect(pieces.join(''), { format: 'frida' }, 7);
      expect(summary.records).toBe(records.length);
    }),
    { numRuns: 500 },
  );
});

function camille(type: string) {
  return {
    type,
    time: '2021-7-5 9:5:7',
    action: '获取系统信息',
    messages: '获取安卓ID',
    arg: '参数0："r"\r\n参数1："android_id"\r',
    stacks:
      '   android.provider.Settings$Secure.getString(Native Method)\r\n   com.umeng.A.b(A.java:1)\r\n   cn.example.App.onCreate(App.java:2)\r\n',
  };
}
