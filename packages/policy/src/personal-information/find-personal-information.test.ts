import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knowledge } from '../data-lists.contract.ts';
import { findPersonalInformation } from './find-personal-information.ts';

const tokens = (text: string) =>
  [...new Set(findPersonalInformation(text, knowledge).flatMap((one) => (one.isDenied ? [] : one.data)))].sort();
const denied = (text: string) =>
  [...new Set(findPersonalInformation(text, knowledge).flatMap((one) => (one.isDenied ? one.data : [])))].sort();

describe('names', () => {
  test.each([
    ['设备识别码', ['imei']],
    ['国际移动设备识别码（IMEI）', ['imei']],
    ['移动设备国际识别码', ['imei']],
    ['Android ID、AndroidID、安卓ID', ['android_id']],
    ['收集您的Wi-Fi MAC地址', ['mac']],
    ['收集您的WLAN_MAC', ['mac']],
    ['我们会读取软件安装列表', ['app_list']],
    ['剪切板、粘贴板', ['clipboard']],
    ['收集您的面部特征和指纹', ['biometric', 'face']],
    ['获取您的行踪轨迹', ['track']],
    ['填写收货人姓名、收货地址、联系电话', ['address', 'phone_number', 'real_name']],
    ['收集您的身份證號碼', ['idcard']],
  ])('%s', (text, expected) => expect(tokens(text)).toEqual(expected));

  test('Latin names are whole words', () => {
    expect(tokens('收集IP、MAC')).toEqual(['ip', 'mac']);
    expect(tokens('VIP会员使用MacBook')).toEqual([]);
  });
});

describe('the same words in another sense', () => {
  test.each([
    ['我们会在显著位置公示', []],
    ['我们以短信、邮件或电话通知您', []],
    ['客服电话：400-123-4567', []],
    ['公司地址：北京市朝阳区某某路1号', []],
    ['我们将在每个日历年发布报告', []],
    ['您可以注销您的账号', []],
    ['允许访问您的日历', ['calendar']],
    ['获取您的位置', ['loc_precise']],
    ['读取您的短信内容', ['sms']],
    ['由某某SDK收集，安全键盘', []],
  ])('%s', (text, expected) => expect(tokens(text)).toEqual(expected));
});

describe('denial', () => {
  test.each([
    ['我们不会收集您的通讯录和短信', [], ['contacts', 'sms']],
    ['我们不会读取您的通讯录，但会收集您的手机号', ['phone_number'], ['contacts']],
    ['除手机号外，我们不收集您的身份证号', ['phone_number'], ['idcard']],
    ['您的通讯录不会被上传', [], ['contacts']],
    ['不影响您使用，我们会收集您的手机号', ['phone_number'], []],
    ['读取剪贴板中最近一条文本，我们不上传剪贴板', ['clipboard'], []],
    ['我们不会把您的行程告知任何人，除非您书面同意', ['trip'], []],
    ['客服无权查看您的病历', [], ['health']],
  ])('%s', (text, said, unsaid) => expect([tokens(text), denied(text)]).toEqual([said, unsaid]));
});

test('a group is not its members, and gives way to them', () => {
  expect(findPersonalInformation('收集您的设备信息', knowledge)).toMatchObject([{ text: '设备信息', isUmbrella: true }]);
  expect(tokens('收集您的设备信息（IMEI、OAID）')).toEqual(['imei', 'oaid']);
});

test('offsets are those of the text as given', () => {
  const text = '收集　您 的 ＩＭＥＩ、手 机 号';
  expect(findPersonalInformation(text, knowledge).map((one) => [text.slice(one.from, one.to), one.text])).toEqual([
    ['ＩＭＥＩ', 'ＩＭＥＩ'],
    ['手 机 号', '手 机 号'],
  ]);
});

test('any text', () => {
  const unit = fc.constantFrom(
    '收集',
    '不会',
    '您的',
    '手机号',
    '、',
    '位置',
    '，',
    '除',
    '外',
    '（',
    'IMEI',
    ' ',
    '等',
    '设备信息',
    '短信',
    '地址',
    '.',
    '𠮷',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const text = units.join('');
      let at = 0;
      for (const one of findPersonalInformation(text, knowledge)) {
        expect(one.from).toBeGreaterThanOrEqual(at);
        expect(one.to).toBeGreaterThan(one.from);
        at = one.to;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});
