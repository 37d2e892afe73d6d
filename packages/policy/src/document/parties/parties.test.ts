import { expect, test } from 'vitest';
import { madePolicy } from '../made-policy.contract.ts';

const columns = (text: string, links?: Parameters<typeof madePolicy>[1]) =>
  madePolicy(text, links).parties.map(({ name, sdk, company, purpose, manner, data, link }) => ({
    name,
    ...(sdk === undefined ? {} : { sdk }),
    ...(company === undefined ? {} : { company }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(manner === undefined ? {} : { manner }),
    ...(link === undefined ? {} : { link }),
    data: data.join(' '),
  }));

const UMENG = { name: '友盟统计SDK', sdk: 'umeng-analytics', company: '友盟同欣（北京）科技有限公司' };

test('a table, with a link behind its words and a column that is empty', () => {
  const table =
    '# 第三方SDK目录\nSDK名称 | 第三方主体 | 使用目的 | 处理方式 | 个人信息种类 | 隐私政策\n友盟统计SDK | 友盟同欣（北京）科技有限公司 | 统计 | SDK采集 | OAID、设备型号 | 链接\n极光推送 | 和讯华谷 | 推送 | — | Android ID | 无';
  expect(columns(table, [{ text: '链接', address: 'https://a.example', line: 2 }])).toEqual([
    { ...UMENG, purpose: '统计', manner: 'SDK采集', link: 'https://a.example', data: 'dev_model oaid' },
    { name: '极光推送', sdk: 'jpush', company: '和讯华谷', purpose: '推送', data: 'android_id' },
  ]);
});

test('a head of two rows, a company in brackets, a table that lies on its side', () => {
  expect(
    columns('# 第三方SDK\nSDK | 公司 | 处理情况 | 处理情况\nSDK | 公司 | 目的 | 方式\n高德地图SDK | 高德软件有限公司 | 定位 | 采集'),
  ).toEqual([{ name: '高德地图SDK', sdk: 'amap', company: '高德软件有限公司', purpose: '定位', manner: '采集', data: '' }]);
  expect(columns('# 第三方SDK\n第三方 | 使用场景 | 收集信息\n微信（深圳市腾讯计算机系统有限公司） | 支付 | MAC地址')).toEqual([
    { name: '微信', sdk: 'wechat-opensdk', company: '深圳市腾讯计算机系统有限公司', purpose: '支付', data: 'mac' },
  ]);
  expect(
    columns(
      '# 第三方SDK\nSDK名称 | 友盟统计SDK\n公司名称 | 友盟同欣（北京）科技有限公司\n使用目的 | 统计\nSDK名称 | 极光推送\n公司名称 | 和讯华谷\n使用目的 | 推送',
    ),
  ).toEqual([
    { ...UMENG, purpose: '统计', data: '' },
    { name: '极光推送', sdk: 'jpush', company: '和讯华谷', purpose: '推送', data: '' },
  ]);
});

test.each([
  [
    'lines with labels',
    'SDK名称：友盟统计SDK\n提供方：友盟同欣（北京）科技有限公司\n使用目的：统计\n收集方式：SDK采集\n收集信息：OAID\n隐私政策：https://a.example',
  ],
  [
    'a line with the name, labels below',
    '1. 友盟统计SDK\n所属公司名称：友盟同欣（北京）科技有限公司\n收集目的：统计\n收集方式：SDK采集\n收集个人信息类型：\n设备标识（OAID）\n第三方隐私政策链接：https://a.example',
  ],
  [
    'one line',
    'SDK名称：友盟统计SDK 运营方：友盟同欣（北京）科技有限公司 使用目的：统计 收集方式：SDK采集 收集个人信息类型：OAID 隐私政策链接：https://a.example',
  ],
  ['an item of a list', '- 友盟统计SDK（友盟同欣（北京）科技有限公司）——统计；信息：OAID；方式：SDK采集；隐私政策：https://a.example'],
])('%s', (_, text) => {
  const [party, ...others] = columns(`# 三、第三方SDK\n我们接入了以下第三方SDK：\n${text}`);
  expect(others).toEqual([]);
  expect(party).toMatchObject({ ...UMENG, purpose: '统计', manner: 'SDK采集', link: 'https://a.example' });
  expect(party?.data).toContain('oaid');
});

test('a line below a list of kinds that is the name of the next party', () => {
  const block = (name: string) => `${name}\n所属公司名称：某某（北京）科技有限公司\n收集目的：登录\n收集个人信息类型：\n手机号码（OAID）`;
  const found = columns(`# 三、第三方SDK\n我们接入了以下第三方SDK：\n${block('腾讯位置服务')}\n${block('高德定位')}`);
  expect(found.map(({ name }) => name)).toEqual(['腾讯位置服务', '高德定位']);
});

test('sentences: an SDK with its company, recipients by name or by category, none by 第三方 alone', () => {
  expect(columns('# 共享\n我们接入了友盟统计SDK（由友盟同欣（北京）科技有限公司提供），收集OAID用于统计。')).toMatchObject([
    { ...UMENG, data: 'oaid' },
  ]);
  expect(columns('# 共享\n我们会将您的收货人姓名、收货地址提供给物流公司，用于为您配送商品。')).toMatchObject([
    { name: '物流公司', purpose: '用于为您配送商品', data: 'address real_name' },
  ]);
  expect(columns('# 共享\n未经您同意，我们不会向第三方提供您的个人信息。')).toEqual([]);
  expect(columns('# 共享\n我们不会接入任何第三方SDK，也不会初始化其他SDK。')).toEqual([]);
});

test('traditional script, and a company under 第三方名稱', () => {
  const text =
    '第三方SDK目錄\n一、第三方SDK目錄\n友盟統計SDK\n第三方名稱：友盟同欣（北京）科技有限公司\n功能：統計\n收集個人信息類型：\n（1）必選信息\n設備標識符（OAID）：用於識別設備；\n隱私政策鏈接：https://a.example';
  expect(columns(text)).toMatchObject([
    { name: '友盟統計SDK', sdk: 'umeng-analytics', company: '友盟同欣（北京）科技有限公司', purpose: '統計', link: 'https://a.example' },
  ]);
});

test('several parties of one sentence, a company that gives a service', () => {
  expect(columns('# 共享\n我们集成了友盟统计SDK、极光推送SDK，用于统计与推送，会收集OAID。').map(({ sdk }) => sdk)).toEqual([
    'umeng-analytics',
    'jpush',
  ]);
  expect(columns('# 共享\n我们可能接入第三方服务商（如友盟、极光推送），用于统计与推送。').map(({ sdk }) => sdk)).toEqual([
    'umeng-analytics',
    'jpush',
  ]);
  expect(columns('# 共享\n短信服务由上海某某信息科技有限公司提供，收集手机号。')).toMatchObject([
    { name: '上海某某信息科技有限公司', data: 'phone_number' },
  ]);
});

test('a party that sentences name again is one party', () => {
  const text = '# 第三方SDK\nSDK名称 | 公司 | 目的\n友盟统计SDK | 友盟同欣（北京）科技有限公司 | 统计\n上表中的友盟SDK会收集您的OAID。';
  expect(columns(text).map(({ name }) => name)).toEqual(['友盟统计SDK']);
});

test('the policy of an SDK does not list itself', () => {
  expect(
    columns(
      '灵雀推送SDK隐私政策\nSDK名称：灵雀推送SDK\n开发者：上海灵雀数据科技有限公司\n主要功能：推送\n# 一、我们处理哪些信息\n灵雀推送SDK会收集OAID。',
    ),
  ).toEqual([]);
});
