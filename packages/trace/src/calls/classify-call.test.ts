import { describe, expect, test } from 'vitest';
import type { CallRecord } from '../trace.ts';
import type { CallKnowledge } from './call-knowledge.ts';
import { callClassifier } from './classify-call.ts';

const knowledge: CallKnowledge = {
  apis: [
    {
      class: 'Landroid/telephony/TelephonyManager;',
      name: 'getDeviceId',
      signature: '()Ljava/lang/String;',
      effect: 'reads',
      data: 'imei',
    },
    {
      class: 'Landroid/provider/Settings$Secure;',
      name: 'getString',
      effect: 'reads',
      data: 'android_id',
      arguments: {
        index: 1,
        match: [
          { value: 'android_id', data: 'android_id' },
          { value: 'bluetooth_address', data: 'mac' },
        ],
        otherwise: 'ignore',
      },
    },
    { class: 'Landroid/content/ContentResolver;', name: 'query', effect: 'reads', data: 'any', rule: 'uri' },
    { class: 'Landroid/content/pm/PackageManager;', name: 'getPackageInfo', effect: 'reads', data: 'app_status', rule: 'package' },
    { class: 'Landroid/content/ContextWrapper;', name: 'startService', effect: 'acts', action: 'start-service', rule: 'package' },
    { class: 'Ljava/lang/Runtime;', name: 'exec', effect: 'acts', action: 'run-command', rule: 'command' },
    { class: 'Landroid/hardware/SensorManager;', name: 'registerListener', effect: 'reads', data: 'sensor_motion', rule: 'sensor' },
    { class: 'Landroidx/core/app/ActivityCompat;', name: 'requestPermissions', effect: 'acts', rule: 'requests-permission' },
    { class: 'Landroid/a/Two;', name: 'read', signature: '(I)V', effect: 'reads', data: 'sms' },
    { class: 'Landroid/a/Two;', name: 'read', signature: '(ILjava/lang/String;)V', effect: 'reads', data: 'calendar' },
    {
      class: 'Landroid/telephony/TelephonyManager;',
      name: 'listen',
      effect: 'reads',
      arguments: {
        index: 1,
        by: 'bit',
        match: [
          { value: 16, data: 'cell' },
          { value: 32, data: 'call_state' },
        ],
        otherwise: 'ignore',
      },
    },
  ],
  markers: [
    { kind: 'uri', value: 'content://sms', match: 'prefix', data: 'sms' },
    { kind: 'uri', value: 'content://com.android.contacts', match: 'prefix', data: 'contacts' },
    { kind: 'command', value: 'pm list packages', match: 'contains', data: 'app_list' },
    { kind: 'file', value: '/sys/class/net/', match: 'prefix', data: 'mac' },
  ],
};

const classify = callClassifier(knowledge, 'cn.example.shop');

/** `android.os.Build.getSerial`, then arguments. */
function call(api: string, ...given: string[]): CallRecord {
  const dot = api.lastIndexOf('.');
  return { kind: 'call', line: 1, api: { class: api.slice(0, dot), method: api.slice(dot + 1) }, arguments: given, stack: [] };
}

const meaning = (record: CallRecord) =>
  classify(record).map(({ data, action }) => [data, action].filter((part) => part !== undefined).join(' '));

describe('by the table', () => {
  test.each<[string, CallRecord, readonly string[]]>([
    ['a method', call('android.telephony.TelephonyManager.getDeviceId'), ['imei']],
    ['any overload of it', call('android.telephony.TelephonyManager.getDeviceId', '0'), ['imei']],
    ['an argument that matches', call('android.provider.Settings$Secure.getString', 'r', 'android_id'), ['android_id']],
    ['another that matches', call('android.provider.Settings$Secure.getString', 'r', 'bluetooth_address'), ['mac']],
    ['one that does not', call('android.provider.Settings$Secure.getString', 'r', 'install_non_market_apps'), []],
    ['the class behind it', call('android.provider.Settings$NameValueCache.getStringForUser', 'r', 'android_id', '0'), ['android_id']],
    ['an address', call('android.content.ContentResolver.query', 'content://sms/inbox', 'null'), ['sms']],
    ['an address that only begins alike', call('android.content.ContentResolver.query', 'content://smsbackup/1'), []],
    [
      'a subclass of the run time',
      call('android.app.ContextImpl$ApplicationContentResolver.query', 'content://com.android.contacts/data'),
      ['contacts'],
    ],
    ['another package', call('android.app.ApplicationPackageManager.getPackageInfoAsUser', 'com.tencent.mm', '0', '0'), ['app_status']],
    ['one’s own package', call('android.app.ApplicationPackageManager.getPackageInfoAsUser', 'cn.example.shop', '0', '0'), []],
    ['another app’s service', call('android.app.ContextImpl.startService', 'Intent { act=a.b.C cmp=com.other/.S }'), ['start-service']],
    ['a service of one’s own', call('android.app.ContextImpl.startService', 'Intent { act=a.b.C cmp=cn.example.shop/.S }'), []],
    ['a command', call('java.lang.Runtime.exec', '["sh","-c","pm list packages"]'), ['app_list run-command']],
    ['a command of no interest', call('java.lang.Runtime.exec', 'chmod 700 x'), ['run-command']],
    ['a step counter', call('android.hardware.SystemSensorManager.registerListenerImpl', 'l', '{Sensor name="s", type=19}'), ['steps']],
    ['another sensor', call('android.hardware.SensorManager.registerListener', 'l', '{Sensor name="s", type=1}'), ['sensor_motion']],
    [
      'permissions',
      call('android.support.v4.app.ActivityCompat.requestPermissions', 'a', '["android.permission.CAMERA"]'),
      ['request-permission'],
    ],
    ['flags', call('android.telephony.TelephonyManager.listen', 'l', '48'), ['cell', 'call_state']],
    ['the overload by its arguments', call('android.a.Two.read', '1', 'x'), ['calendar']],
    ['a class without its package', call('TelephonyManager.getDeviceId'), ['imei']],
    ['an inner one', call('Settings.Secure.getString', 'r', 'android_id'), ['android_id']],
    ['one of the run time', call('ApplicationPackageManager.getPackageInfo', 'com.tencent.mm', '0'), ['app_status']],
    ['what is not in it', call('cn.example.A.b'), []],
  ])('%s', (_name, record, expected) => {
    expect(meaning(record)).toEqual(expected);
  });

  test('the overload by its signature', () => {
    const record = call('android.a.Two.read', '1', 'x');
    expect(meaning({ ...record, api: { ...record.api!, signature: '(I)V' } })).toEqual(['sms']);
  });
});

describe('by what else is known', () => {
  const bare: CallRecord = { kind: 'call', line: 1, arguments: [], stack: [] };

  test.each<[string, CallRecord, readonly string[]]>([
    ['what the recorder stated', { ...call('android.telephony.TelephonyManager.getDeviceId'), data: 'meid' }, ['meid']],
    ['a file', { ...bare, target: { kind: 'file', value: '/sys/class/net/wlan0/address' } }, ['mac']],
    [
      'words, where arguments are missing',
      { ...call('android.content.ContentResolver.query'), label: '获取系统信息：获取手机通信录内容' },
      ['contacts'],
    ],
    [
      'words are not believed against arguments',
      { ...call('android.provider.Settings$Secure.getString', 'r', 'adb'), label: '获取安卓ID' },
      [],
    ],
    ['a behaviour of T/TAF 081.1', { ...bare, label: '读通话记录' }, ['call_log']],
    ['another', { ...bare, label: '写删短信' }, ['write-sms']],
    ['words of Camille', { ...bare, label: '获取电话相关信息：获取IMSI/iccid' }, ['iccid']],
    ['nothing', bare, []],
  ])('%s', (_name, record, expected) => {
    expect(meaning(record)).toEqual(expected);
  });
});

test.each([
  [
    'an overload inside',
    [
      'android.telephony.TelephonyManager.getDeviceId(TelephonyManager.java:9)',
      'android.telephony.TelephonyManager.getDeviceId(Native Method)',
      'cn.example.A.b(A.java:1)',
    ],
    [],
  ],
  ['the app’s own call', ['cn.example.A.b(A.java:1)', 'android.telephony.TelephonyManager.getDeviceId(Native Method)'], ['imei']],
  ['a call by reflection', ['java.lang.reflect.Method.invoke(Native Method)', 'cn.example.A.b(A.java:1)'], ['imei']],
  [
    'a callback of the system',
    ['android.os.Handler.dispatchMessage(Handler.java:1)', 'android.os.MessageQueue.nativePollOnce(Native Method)'],
    ['imei'],
  ],
])('counted once: %s', (_name, stack, expected) => {
  expect(meaning({ ...call('android.telephony.TelephonyManager.getDeviceId', '0'), stack })).toEqual(expected);
});

test.each<[string, Partial<CallRecord>]>([
  [
    'of permissions',
    { api: { class: 'androidx.core.app.ActivityCompat', method: 'requestPermissions' }, arguments: ['a'.repeat(1 << 20)] },
  ],
  ['of packages', { api: { class: 'android.content.pm.PackageManager', method: 'getPackageInfo' }, arguments: ['a'.repeat(1 << 20)] }],
  ['of signatures', { api: { class: 'android.a.Two', method: 'read', signature: `(${'['.repeat(1 << 20)}` }, arguments: [] }],
])('a megabyte of one letter in the place %s takes no time', (_, fields) => {
  const started = process.cpuUsage().user;
  callClassifier(knowledge, 'cn.example.app')({ kind: 'call', line: 1, stack: [], arguments: [], ...fields } as CallRecord);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(500);
});

test.each<[string, Partial<CallRecord>, readonly (string | undefined)[]]>([
  ['a kind of the vocabulary', { data: 'imei' }, ['imei']],
  ['a word that is no kind', { data: 'keyboard_noise' }, []],
  [
    'a word that is no kind, beside an API that is known',
    { data: 'x', api: { class: 'android.a.Two', method: 'read' }, arguments: ['1'] },
    ['sms'],
  ],
])('a log states %s', (_, fields, expected) => {
  const classify = callClassifier({ ...knowledge, personalInfo: [{ token: 'imei' }, { token: 'sms' }] });
  expect(classify({ kind: 'call', line: 1, stack: [], arguments: [], ...fields } as CallRecord).map(({ data }) => data)).toEqual(expected);
});
