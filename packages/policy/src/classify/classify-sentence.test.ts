import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knowledge, lists, personalInfo } from '../data-lists.contract.ts';
import { readPolicyKnowledge } from '../knowledge/read-policy-knowledge.ts';
import { classifySentence } from './classify-sentence.ts';
import { readSentence } from './read-sentence.ts';

const kinds = (text: string) => classifySentence(text, knowledge).map(({ kind }) => kind);

test.each([
  ['本政策更新日期：2024年3月1日，生效日期：2024年3月8日。', ['CR1']],
  ['本隐私政策适用于某某阅读App及其网站向您提供的全部服务。', ['CR2']],
  ['某某阅读由北京某某文化有限公司（以下简称“我们”）开发并运营，注册地址为北京市海淀区。', ['CR3']],
  ['如您对本政策有任何疑问，请发送邮件至privacy@example.com与我们联系。', ['CR4']],
  ['若您未满14周岁，请在监护人的陪同下阅读本政策，并取得监护人的同意。', ['CR5']],
  ['当我们要将信息用于本政策未载明的其他用途时，会事先征求您的同意。', ['CR6']],
  ['本政策发生重大变更时，我们会通过弹窗的方式通知您。', ['CR7']],
  ['您可以在手机设置中关闭相应权限，以撤回您的授权同意。', ['CR8']],
  ['您可以在“设置-隐私”中关闭个性化推荐。', ['CR9']],
  ['您可以通过“我的-账号与安全”注销您的账号。', ['CR10']],
  ['当您注册账号时，我们会收集您的手机号码，用于创建账号。', ['CR11', 'CR13']],
  ['我们仅在实现目的所必需的最短期限内保存您的个人信息。', ['CR14']],
  ['我们采用加密技术、访问控制等措施，防止您的个人信息被泄露、篡改。', ['CR15']],
  ['发生个人信息安全事件后，我们会立即启动应急预案，并及时告知您事件的基本情况。', ['CR17']],
  ['未经您的单独同意，我们不会向第三方共享您的个人信息。', ['CR19']],
  ['如需向境外传输您的个人信息，我们会单独征得您的同意。', ['CR24']],
  ['第三章 附则', []],
  ['', []],
])('%s: %j', (text, expected) => expect(kinds(text)).toEqual(expected));

test('a label tells what it rests on, in the sentence as given', () => {
  const text = '更新 日期：2024年3月1日';
  const [label] = classifySentence(text, knowledge);
  expect(label).toMatchObject({ kind: 'CR1', because: expect.arrayContaining([expect.stringContaining('date')]) });
  expect(text.slice(label?.evidence.from, label?.evidence.to)).toMatch(/^(?:更新 日期：)?2024年3月1日?$/);
});

test.each([
  ['设备型号、操作系统版本；', '我们会与合作伙伴共享以下信息：', ['CR22']],
  ['设备型号、操作系统版本；', undefined, ['CR13']],
  ['改善我们的服务；', '我们将收集的信息用于以下用途：', ['CR11']],
])('%s after %s: %j', (item, leadIn, expected) => {
  const labels = classifySentence(item, knowledge, leadIn === undefined ? {} : { leadIn });
  expect(labels.map(({ kind }) => kind)).toEqual(expected);
  for (const { evidence } of labels) expect(item.slice(evidence.from, evidence.to)).not.toBe('');
});

test('information that is named in passing is not said to be processed', () => {
  const data = (text: string) => readSentence(text, knowledge).data.map(({ text: name }) => name);
  expect(data('请勿在公开区域发布您或他人的手机号、住址。')).toEqual([]);
  expect(data('我们会收集您的手机号，用于登录。')).toEqual(['手机号']);
});

test('wording: open lists, conditions, choice', () => {
  expect(readSentence('如您开启定位，我们可能收集位置信息等。', knowledge).wording).toEqual({
    vague: '可能',
    condition: '如您开启定位',
    isOptional: true,
  });
  expect(readSentence('我们会收集您的手机号。', knowledge).wording).toEqual({ isOptional: false });
});

test('without lists nothing is said', () => {
  const empty = readPolicyKnowledge(
    { 'policy-words': 7, 'policy-cues': { labels: [1] }, 'policy-personal-information': { traps: [{ words: ['x'], before: '(' }] } },
    [],
  );
  expect(readSentence('我们会收集您的手机号。', empty).data).toEqual([]);
});

test('every pattern of the lists is a regular expression', () => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  const { traps, umbrellas: _, weak: __, 'list-only': ___, ...wording } = lists['policy-personal-information'] as Record<string, unknown>;
  const patterns = [
    ...texts((lists['policy-words'] as Record<string, unknown>)['patterns']),
    ...texts(wording),
    ...(traps as Record<string, unknown>[]).flatMap(({ words: _words, ...rest }) => texts(rest)),
  ];
  expect(patterns.length).toBeGreaterThan(50);
  for (const pattern of patterns) expect(() => new RegExp(pattern)).not.toThrow();
});

test('a name stands for two kinds only where it names both', () => {
  const owners = new Map<string, Set<string>>();
  for (const { token, aliases } of personalInfo)
    for (const alias of aliases) {
      const name = alias.toLowerCase().replaceAll(/[\s_-]/g, '');
      owners.set(name, (owners.get(name) ?? new Set()).add(token));
    }
  // Sound and picture, both ends of a way, what is said and typed.
  expect(Object.fromEntries([...owners].filter(([, of]) => of.size > 1).map(([name, of]) => [name, [...of].sort()]))).toEqual({
    上下车位置: ['destination', 'origin'],
    上下车点: ['destination', 'origin'],
    收发货地: ['destination', 'origin'],
    起止点: ['destination', 'origin'],
    起终点: ['destination', 'origin'],
    起讫点: ['destination', 'origin'],
    起降地: ['destination', 'origin'],
    音视频: ['video', 'voice'],
    音视频流: ['video', 'voice'],
    对话内容: ['behavior_track', 'input'],
  });
});

test('any text gives kinds in order, with evidence inside', () => {
  const unit = fc.constantFrom(
    '收集',
    '共享',
    '第三方',
    '手机号',
    '境外',
    '同意',
    '，',
    '。',
    '2024年',
    '监护人',
    '0',
    'sdk',
    '（',
    '：',
    '删除',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const text = units.join('');
      for (const { evidence, score } of classifySentence(text, knowledge)) {
        expect(score).toBeGreaterThan(0);
        expect(evidence.from).toBeLessThanOrEqual(evidence.to);
        expect(evidence.to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 200 },
  );
});

test.each(['收集您的手机号共享第三方', '（', '0', '不会收集', 'a', '、', '除外'])(
  'a megabyte of %s costs no more than a sentence',
  (unit) => {
    expect(() => readSentence(unit.repeat(1_000_000 / unit.length), knowledge)).not.toThrow();
  },
  3_000,
);
