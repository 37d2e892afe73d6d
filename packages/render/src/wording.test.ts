import { expect, test } from 'vitest';
import { optionsIn } from './fixtures/options.fixture.ts';
import { wholeCase } from './fixtures/whole-case.fixture.ts';
import { wordingOf } from './wording.ts';

const zh = wordingOf(optionsIn('zh'));
const en = wordingOf(optionsIn('en'));
const unused = {
  kind: 'permission.unused',
  attributes: { permission: 'android.permission.READ_PHONE_STATE', protection: 'dangerous' },
  at: { file: 'AndroidManifest.xml', element: 'manifest/uses-permission[2]' },
};
const CALL = 'imei · Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String; · example-ads';

test.each<[string, string, string, string, string]>([
  ['a result', zh.result('not-tested'), '未检测', en.result('suspected'), 'Suspected'],
  ['no result', zh.result('absent'), '没有此规则', en.result('absent'), 'no such rule'],
  ['a reason', zh.reason('needs:runtime'), '需要运行检测', en.reason('needs:runtime'), 'needs a run'],
  [
    'a fact',
    zh.fact(unused),
    '声明但未使用 「读取电话状态」android.permission.READ_PHONE_STATE',
    en.fact(unused),
    'declares and does not use android.permission.READ_PHONE_STATE (read phone state)',
  ],
  ['a field of the app', zh.appField('package'), '包名', en.appField('targetSdk'), 'target API'],
  ['an attribute', zh.attribute('protection'), '保护级别', en.attribute('jniMethods'), 'jni methods'],
  ['a permission', zh.permission('a.B'), 'a.B', en.permission('android.permission.INTERNET'), 'android.permission.INTERNET'],
  ['an SDK', zh.sdk('example-ads 5.1.0'), '示例广告 5.1.0', en.sdk('example-ads'), 'Example Ads'],
  [
    'a call',
    zh.call(CALL),
    'IMEI · TelephonyManager.getDeviceId · 示例广告',
    en.call(CALL),
    'IMEI · TelephonyManager.getDeviceId · Example Ads',
  ],
  ['a place', zh.place(unused.at), 'AndroidManifest.xml  manifest/uses-permission[2]', en.owner(unused), ''],
])('%s', (_name, inChinese, wantedZh, inEnglish, wantedEn) => {
  expect([inChinese, inEnglish]).toEqual([wantedZh, wantedEn]);
});

test('a text of the app steers no terminal', () => {
  expect(zh.place({ file: 'a\u001b[31m\n' })).toBe('a‹U+001B›[31m‹U+000A›');
});

const shown = (kind: string, words = zh) => {
  const fact = wholeCase.facts.findLast((one) => one.kind === kind);
  return fact === undefined ? [] : words.shown(fact, wholeCase);
};

test('what the evidence shows of a fact', () => {
  expect(shown('policy.promise')).toEqual(['“我们将在 30 个工作日内完成注销。”']);
  expect(shown('run.reads')).toEqual([
    '首次 cases/run.jsonl:6 · 次数 1，10:00:02',
    '  android.provider.Settings$Secure.getString(Settings.java:1)',
    '  cn.example.shop.Start.onCreate(Start.java:31)',
  ]);
  expect(shown('run.sends', en)).toEqual(['First cases/run.har#4 · Times 2, 10:06:40–10:07:41']);
  expect(shown('ui.close-mark')).toEqual(['“跳过” · 开屏与弹窗', 'ui/02-splash.jpg']);
  expect(shown('code.native')).toEqual([]);
});
