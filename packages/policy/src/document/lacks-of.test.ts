import { describe, expect, test } from 'vitest';
import { lacksOf } from './lacks-of.ts';
import { documentKnowledge, madePolicy } from './made-policy.contract.ts';

const lacks = (body: string): readonly string[] =>
  lacksOf(madePolicy(`某某计算器隐私政策\n更新日期：2024年8月15日\n${body}`), documentKnowledge.information.sensitive).map(
    ({ statement }) => statement,
  );

/** What is about information that is collected. */
const OF_COLLECTION = ['CR6', 'CR8', 'CR10', 'CR11', 'CR13', 'CR14', 'CR15', 'CR17', 'storage-place', 'retention-expiry', 'merger'];
const OF_SHARING = ['CR19', 'CR20', 'CR21', 'CR22', 'sdk-list', 'third-party-columns'];
const ABROAD = ['CR23', 'CR24', 'CR25', 'CR26'];

describe('a policy that collects nothing', () => {
  test.each([
    '我们不收集任何个人信息。',
    '本应用不会收集、存储或使用您的任何个人信息，也不会与任何第三方共享。',
    '我们没有收集用户的任何个人信息。',
    '本软件为单机工具，不采集任何用户数据。',
    '本应用不收集个人信息。',
    '我们承诺不会以任何方式获取您的任何个人信息。',
    '我们不收集任何个人信息。您创建的笔记仅保存在您的手机本地，不会上传到服务器。',
  ])('lacks nothing that is about collecting: %s', (text) => {
    const found = lacks(`# 一、我们如何收集信息\n${text}`);
    expect(found.filter((one) => [...OF_COLLECTION, ...OF_SHARING, ...ABROAD, 'CR5', 'CR9', 'CR12', 'CR16'].includes(one))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(['CR3', 'CR4', 'CR7', 'complaint-channel']));
  });

  test('still says who it is and of what day', () => {
    const found = lacksOf(madePolicy('隐私政策\n我们不收集任何个人信息。'), new Set());
    expect(found.map(({ statement }) => statement)).toEqual(['CR1', 'CR2', 'CR3', 'CR4', 'CR7', 'complaint-channel']);
  });

  test.each([
    ['it asks for consent first', '在您同意本政策前，我们不会收集任何个人信息。'],
    ['it collects some', '除上述信息外，我们不收集任何个人信息。'],
    ['it speaks of what has no part in the service', '我们不会收集与服务无关的任何个人信息。'],
    ['it speaks of children', '我们不会主动收集儿童的任何个人信息。'],
    ['it speaks of a mode', '游客模式下，我们不收集任何个人信息。'],
    ['it speaks of a state', '应用在后台时，我们不收集任何个人信息。'],
    ['it lists kinds elsewhere', '我们不收集任何个人信息。\n当您注册时，我们会收集您的手机号码。'],
    ['an SDK collects', '我们不收集任何个人信息。\n# 二、第三方SDK\n我们接入了友盟统计SDK，会收集您的OAID。'],
  ])('is none where %s', (_, text) => {
    expect(lacks(`# 一、我们如何收集信息\n${text}`)).toEqual(expect.arrayContaining(['CR8', 'CR10', 'CR14', 'CR15', 'CR17']));
  });

  test('needs what is for children when it is made for them', () => {
    expect(lacks('我们不收集任何个人信息。本应用是供3至6岁儿童识字的游戏。')).toContain('CR5');
  });
});

describe('a policy that shares nothing', () => {
  const COLLECTS = '# 一、我们如何收集信息\n我们收集您的手机号码用于登录。\n# 二、共享\n';
  test.each([
    '我们不会与任何第三方共享您的个人信息。',
    '本应用不接入任何第三方SDK，不会与任何第三方共享、转让您的个人信息。',
    '我们不会将您的个人信息提供给任何第三方。法律法规要求的，我们会向司法机关披露。',
    '我们不向任何公司、组织和个人提供您的个人信息。',
  ])('lacks nothing that is about sharing: %s', (text) => {
    expect(lacks(COLLECTS + text).filter((one) => [...OF_SHARING, ...ABROAD].includes(one))).toEqual([]);
    expect(lacks(COLLECTS + text)).toEqual(expect.arrayContaining(['CR8', 'CR10', 'CR14', 'CR15']));
  });

  test.each([
    ['names whom it hands to', '我们不会与任何第三方共享您的个人信息。\n我们会将您的收货地址提供给物流公司，用于配送。'],
    ['hands on, without a name', '我们不会与任何第三方共享您的个人信息。\n我们会向合作伙伴共享您的设备信息，用于广告投放。'],
    ['says so with exceptions', '我们不会与任何第三方共享您的个人信息，但向合作伙伴共享您的设备信息用于广告投放的除外。'],
    ['shares after consent', '未经您同意，我们不会与任何第三方共享您的个人信息。经您同意，我们会向合作伙伴共享您的设备信息。'],
  ])('is none where it %s', (_, text) => {
    const found = lacks(COLLECTS + text);
    expect(OF_SHARING.some((one) => found.includes(one))).toBe(true);
  });
});

test('a list of SDKs is missing where there are some, and not where there are none', () => {
  const shares = '# 二、共享\n我们会将您的收货地址提供给物流公司，用于配送。';
  expect(lacks(shares)).toContain('sdk-list');
  expect(lacks(`${shares}我们未接入任何第三方SDK。`)).not.toContain('sdk-list');
  expect(lacks(`${shares}我们未接入任何第三方SDK。\n我们接入了友盟统计SDK用于统计。`)).toContain('third-party-columns');
});

describe('personalised display', () => {
  test('is not missing where nothing is personalised', () => {
    expect(lacks('# 一、收集\n我们收集您的手机号码用于登录。')).not.toContain('CR12');
    expect(lacks('# 一、收集\n我们不会对您做用户画像或者个性化推送。')).not.toContain('CR12');
  });
  test.each([
    ['it can be switched off', '您可以在设置中关闭个性化推荐。'],
    ['a kind is collected for it', '我们收集您的浏览记录，用于广告投放。'],
    ['an SDK for advertising is named', '我们接入了穿山甲SDK用于广告投放。'],
  ])('is missing where %s', (_, text) => {
    expect(lacks(`# 一、我们如何收集信息\n${text}`)).toContain('CR12');
  });
});

test('what is said of sending abroad is missing only where something goes there', () => {
  const of = (text: string) => lacks(`# 一、存储\n${text}`).filter((one) => ABROAD.includes(one));
  expect(of('您的信息存储于中华人民共和国境内，不会向境外传输。')).toEqual([]);
  expect(of('如果需要跨境传输，我们将另行征得您的同意。')).toEqual([]);
  expect(of('您的个人信息会被传输至新加坡。')).toEqual(['CR24', 'CR25', 'CR26']);
});
