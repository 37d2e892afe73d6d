import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue, collectedBy, documentKnowledge, madeDocument, madePolicy } from './made-policy.contract.ts';
import { policyOf } from './policy-of.ts';

const HEAD = '某某健身隐私政策\n更新日期：2024年8月15日\n';

test('an empty document is an empty policy', () => {
  const policy = policyOf({ name: 'a', blocks: [], links: [] }, documentKnowledge, catalogue);
  expect(policy).toMatchObject({ items: [], parties: [], statements: [], text: { characters: 0, script: 'none', readable: 'unknown' } });
});

test.each([
  ['更新日期：2024年3月1日\n生效日期：2024年3月8日', { updated: '2024-03-01', effective: '2024-03-08' }],
  ['本政策于2024-03-01更新，自2024/3/8起生效。', { updated: '2024-03-01', effective: '2024-03-08' }],
  ['二〇二四年三月一日发布　二〇二四年十二月十日施行', { published: '2024-03-01', effective: '2024-12-10' }],
  ['【版本】V3.0\n更新时间：2024年【 11 】月【 2 】日', { version: 'V3.0', updated: '2024-11-02' }],
  ['最近更新：2024.05\n当前版本：5.2.1', { updated: '2024-05', version: '5.2.1' }],
  ['Last updated: March 3, 2025', { updated: '2025-03-03' }],
  ['更新日期：2024年13月40日', {}],
])('dates: %s', (text, expected) => {
  const { dates } = madePolicy(text);
  expect(Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, date?.value]))).toEqual(expected);
});

test('dates of a history of changes are not those of the text', () => {
  const policy = madePolicy('更新日期：2024-06-01\n正文。\n# 附：更新记录\n2019-01-01更新：删除一项');
  expect(policy.dates.updated?.value).toBe('2024-06-01');
});

test.each([
  [
    '某某健身由北京某某网络科技有限公司（以下简称“我们”）开发并运营，注册地址：北京市海淀区中关村南大街5号9层。',
    '北京某某网络科技有限公司',
    '北京市海淀区中关村南大街5号9层',
  ],
  [
    '“某某”软件系指康迹（厦门）智能穿戴有限公司（以下简称“我们”）拥有的产品，公司住所：厦门市湖里区66号5楼。',
    '康迹（厦门）智能穿戴有限公司',
    '厦门市湖里区66号5楼',
  ],
  ['本平台由江畔市行政审批和政务信息管理局主办。', '江畔市行政审批和政务信息管理局', undefined],
])('handler: %s', (text, name, address) => {
  const { handler } = madePolicy(`隐私政策\n${text}`);
  expect([handler.name?.value, handler.address?.value]).toEqual([name, address]);
});

test('a company of an SDK is not the handler', () => {
  const { handler } = madePolicy(
    '隐私政策\n# 第三方SDK\n友盟统计SDK由友盟同欣（北京）科技有限公司提供。\n# 联系我们\n运营者：上海某某有限公司',
  );
  expect(handler.name?.value).toBe('上海某某有限公司');
});

test('contacts, without the lines of the state', () => {
  const { handler } = madePolicy(
    '# 联系我们\n邮箱：a.b@c.example，客服电话：010-88886666，也可拨打12377向网信部门举报。\n- 在线客服：我的—帮助与反馈',
  );
  expect(handler.contacts.map(({ type, value }) => [type, value])).toEqual([
    ['mail', 'a.b@c.example'],
    ['phone', '010-88886666'],
    ['in-app', '在线客服'],
  ]);
});

test('kinds of information with purpose, scene and vagueness', () => {
  const policy = madePolicy(
    `${HEAD}# 一、我们收集的信息\n（一）注册\n当您注册账号时，我们会收集您的手机号码，用于创建账号。\n（二）安全\n为保障账号安全，我们会收集您的IMEI、OAID、MAC地址等信息。`,
  );
  const phone = policy.items.find(({ data }) => data === 'phone_number');
  expect(phone).toMatchObject({ purpose: '用于创建账号', isConditional: true, isVague: false, by: 'app' });
  const imei = policy.items.find(({ data }) => data === 'imei');
  expect(imei).toMatchObject({ purpose: '为保障账号安全', isVague: true });
  expect(policy.vague.map(({ about }) => about)).toContain('items');
});

test('what is denied is not collected, and a denial to share is no denial to collect', () => {
  const policy = madePolicy(
    `${HEAD}# 一、我们收集的信息\n我们收集您的昵称，用于展示。我们不会收集您的身份证号码，也不需要读取您的已安装应用列表。\n# 二、共享\n我们不会向第三方共享您的通讯录。`,
  );
  expect(collectedBy(policy)).toEqual({ collected: ['account'], denied: ['app_list', 'idcard'] });
});

test('items of a list share the words that open it; definitions and rights name nothing that is collected', () => {
  const policy = madePolicy(
    `${HEAD}# 一、我们如何收集信息\n为了向您提供配送服务，我们需要收集以下信息：\n- 收货人姓名；\n- 收货地址。\n# 二、您的权利\n您可以更正您的银行卡号。\n# 三、名词解释\n设备信息：指IMEI、IMSI等。`,
  );
  expect(collectedBy(policy).collected).toEqual(['address', 'real_name']);
  expect(policy.items.map(({ purpose }) => purpose)).toEqual(['为了向您提供配送服务', '为了向您提供配送服务']);
});

test('a list goes on after semicolons, and a line below tells the purpose of the one above', () => {
  const list = madePolicy(
    '# 一、我们如何收集信息\n为了识别异常登录，我们会收集下列信息：\n位置信息：GPS位置；\n设备信息：OAID、设备型号。',
  );
  expect(list.items.map(({ purpose }) => purpose)).toEqual(list.items.map(() => '为了识别异常登录'));
  const labelled = madePolicy('# 一、权限说明\n1、我们会收集您的MAC地址。\n目的：存储为服务日志\n方式：自动上传');
  expect(labelled.items).toMatchObject([{ data: 'mac', purpose: '存储为服务日志' }]);
});

test('words of a situation, a purpose or an exception name nothing that is collected', () => {
  const policy = madePolicy(
    '# 一、我们收集的信息\n当您点击“保存到相册”时，我们会申请存储权限，用于把图片写到您的手机里。\n为识别账号异常，我们会收集IP地址。\n需要使用麦克风吗？不需要。',
  );
  expect(collectedBy(policy).collected).toEqual(['ip', 'storage']);
});

test('tables of collected information, with a column that marks the sensitive', () => {
  const policy = madePolicy(
    `${HEAD}# 一、收集清单\n业务功能 | 个人信息 | 收集目的 | 频率 | 是否敏感\n注册 | 手机号码、密码 | 创建账号 | 注册时一次 | 否\n开锁 | 指纹 | 开锁时比对 | 实时 | 是`,
  );
  expect(
    policy.items.map(({ data, purpose, scene, frequency, isSensitiveMarked }) => [data, purpose, scene, frequency, isSensitiveMarked]),
  ).toEqual([
    ['phone_number', '创建账号', '注册', '注册时一次', false],
    ['password', '创建账号', '注册', '注册时一次', false],
    ['biometric', '开锁时比对', '开锁', '实时', true],
  ]);
  expect(policy.lists).toMatchObject([{ list: 'collected', isHere: true, complete: true }]);
});

test('上述信息 marks the kinds of its paragraph but for those it takes out', () => {
  const policy = madePolicy(
    `${HEAD}# 一、收集\n办理时须提供姓名、身份证号码、手机号码。上述信息除手机号码外均为敏感个人信息，不提供将无法办理。`,
  );
  expect(policy.items.map(({ data, isSensitiveMarked }) => [data, isSensitiveMarked])).toEqual([
    ['real_name', true],
    ['idcard', true],
    ['phone_number', false],
  ]);
});

test('rights, promised days, and what is no promise', () => {
  const policy = madePolicy(
    `# 您的权利\n您可以查阅、更正、删除您的个人信息，我们将在15个工作日内答复。\n注销：在“设置-注销账号”提交，我们将在十五天内完成。\n您可在系统设置中撤回授权。\n如对处理不满，可以投诉，我们将在15个工作日内回复。\n会员自动续费，我们将在扣费前5日提醒您。\n# 存储\n日志保存180天。发生泄露时，我们会在72小时内告知您。`,
  );
  expect(policy.promises.map(({ about, days, unit }) => [about, days, unit])).toEqual([
    ['request', 15, 'working-day'],
    ['account-deletion', 15, 'day'],
    ['complaint', 15, 'working-day'],
    ['renewal-reminder', 5, 'day'],
  ]);
  expect(new Set(policy.rights.map(({ right }) => right))).toEqual(
    new Set(['access', 'correct', 'delete', 'delete-account', 'withdraw-consent', 'complain']),
  );
  expect(policy.retention).toMatchObject([{ rule: 'days', days: 180 }]);
});

test('consent forced for improvement; a refusal that costs its own function forces nothing', () => {
  const forced = madePolicy('隐私政策\n您同意我们为改善服务质量、定向推送活动而使用您的信息；如您不同意前述用途，将无法使用本软件。');
  expect(forced.forces.map(({ reason }) => reason)).toEqual(['improve-service', 'targeted-push']);
  const free = madePolicy('隐私政策\n为提升用户体验，我们收集麦克风信息；如您拒绝，将无法使用该功能，但不影响您使用其他功能。');
  expect(free.forces).toEqual([]);
});

test('where data is kept', () => {
  const places = (text: string): readonly string[] => madePolicy(`# 存储\n${text}`).storage.map(({ where }) => where);
  expect(places('您的信息存储于中华人民共和国境内，不会向境外传输。')).toEqual(['mainland']);
  expect(places('您的信息将被传输至新加坡并存储在当地。')).toEqual(['abroad']);
});

test('rules for children do not state what the body leaves out', () => {
  const kinds = (text: string): readonly string[] => [...new Set(madePolicy(text).statements.flatMap((one) => one.kinds))];
  const sentence = '我们会采用加密技术保护您的个人信息。';
  expect(kinds(`# 四、我们如何保护您的个人信息\n${sentence}`)).toContain('CR15');
  expect(kinds(`# 六、儿童个人信息保护规则\n${sentence}`)).not.toContain('CR15');
});

test('denials of personalised display and of transfer abroad state neither', () => {
  const policy = madePolicy('# 一、使用\n我们不会对您做用户画像或者个性化推送。\n# 二、存储\n您的信息不会传输到境外。');
  expect(policy.statements.flatMap(({ kinds }) => kinds).filter((kind) => kind === 'CR12' || kind === 'CR23')).toEqual([]);
  expect(policy.personalisation).toEqual({});
});

test('sections end where the next of their rank begins', () => {
  const policy = madePolicy('一、如何共享\n（一）第三方SDK\n说明。\n（二）转让\n说明。\n二、您的权利\n说明。');
  expect(policy.sections.map(({ about, line, untilLine }) => [about, line, untilLine])).toEqual([
    ['sharing', 1, 5],
    ['sdk', 2, 3],
    ['sharing', 4, 5],
    ['rights', 6, 7],
  ]);
});

test('script: simplified, traditional, another language', () => {
  const script = (text: string): string => madePolicy(text).text.script;
  expect(script('我们会收集您的个人信息。')).toBe('simplified');
  expect(script('我們會收集您的個人資訊，並將其儲存於伺服器。')).toBe('traditional');
  expect(script('We collect your name and address.')).toBe('other');
});

const PIECES = [
  '一、我们收集的信息',
  '我们收集',
  '手机号',
  '、',
  '。',
  '：',
  '\n',
  '友盟SDK',
  '（',
  '）',
  ' | ',
  '- ',
  '# ',
  '2024年',
  '15个工作日',
  '删除',
  '不',
  '等',
  '公司名称：',
  '\u200b',
  '有限公司',
];

test('any document gives a policy with places inside it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const document = madeDocument(pieces.join(''));
      const policy = policyOf(document, documentKnowledge, catalogue);
      const lines = new Set(document.blocks.map(({ line }) => line));
      for (const { line } of [...policy.items, ...policy.statements, ...policy.parties, ...policy.promises])
        expect(lines.has(line)).toBe(true);
      expect(policyOf(document, documentKnowledge, catalogue)).toEqual(policy);
    }),
    { numRuns: 60 },
  );
});

test('of megabytes the beginning is read', () => {
  const blocks = Array.from({ length: 40_000 }, (_, at) => ({
    kind: 'paragraph' as const,
    text: '正文没有内容。'.repeat(4),
    line: at + 1,
  }));
  const { text } = policyOf({ name: 'a', blocks, links: [] }, documentKnowledge, catalogue);
  expect(text.characters).toBeLessThanOrEqual(200_000);
});

test('a text of one word, and a table of ten thousand rows, are read in time', () => {
  const long = '收集'.repeat(20_000);
  const rows = Array.from({ length: 10_000 }, () => ['某SDK', '某有限公司', '统计', 'IMEI']);
  const blocks = [
    { kind: 'paragraph' as const, text: long, line: 1 },
    { kind: 'table' as const, rows: [['SDK名称', '公司', '目的', '信息'], ...rows], line: 2 },
  ];
  expect(policyOf({ name: 'a', blocks, links: [] }, documentKnowledge, catalogue).parties.length).toBe(10_000);
});

test.each([
  ['# 第三方SDK目录\nSDK名称 | 第三方主体 | 使用目的\n友盟统计SDK | 友盟同欣（北京）科技有限公司 | 统计', 'shared'],
  ['# 已收集个人信息清单\n信息类型 | 使用目的\n手机号码 | 注册', 'collected'],
  ['# 某某隐私政策\n信息类型 | 使用目的\n手机号码 | 注册', undefined],
  ['# 第三方SDK目录\n我们采用加密措施保护您的信息。您可以注销账号。我们将信息保存三年。', undefined],
])('a list alone is no policy: %s', (text, expected) => {
  expect(madePolicy(text).onlyList).toBe(expected);
});

test.each([
  ['我们使用去标识化的浏览记录进行统计，用于改善服务质量。', []],
  ['客服通话可能会被录音，录音用于处理争议和提升客服人员的服务水平。', []],
  ['为了提升用户体验，我们会收集设备信息。', ['purpose']],
])('vague purposes: %s', (text, expected) => {
  expect(madePolicy(`隐私政策\n# 我们如何收集信息\n${text}`).vague.map(({ about }) => about)).toEqual(expected);
});

test.each([
  ['我们不会向其他公司出售您的个人信息。', []],
  ['我们会与穿山甲、优量汇等合作伙伴共享您的设备信息，用于广告投放。', ['sdk']],
])('vague recipients: %s', (text, expected) => {
  expect(madePolicy(`隐私政策\n# 我们如何共享信息\n${text}`).vague.map(({ about }) => about)).toEqual(expected);
});

test('a time that opens a list of times is not vague', () => {
  const told = (text: string) => madePolicy(`隐私政策\n# 我们如何保存信息\n${text}`).vague.map(({ about }) => about);
  expect(told('我们在实现目的所必需的最短时间内保存您的个人信息：账号信息保存至您注销账号；')).toEqual([]);
  expect(told('我们仅在提供服务所必需的期间内保存您的个人信息。')).toEqual(['retention']);
});

test('rows without a header are lines: what is collected, what it is for, and who takes it', () => {
  const policy = madePolicy(
    '某某隐私政策\n# 我们收集的信息\n导航 | 车辆位置、目的地。用于计算路线。\n语音助手 | 语音指令。将您说的话转换为操作。\n# 合作方\n高德软件有限公司（高德导航SDK）\n目的 | 路线规划\n信息 | 车辆位置\n方式 | 加密传输',
  );
  expect(collectedBy(policy).collected).toContain('voice');
  expect(policy.parties).toMatchObject([{ name: '高德导航SDK', company: '高德软件有限公司', purpose: '路线规划', manner: '加密传输' }]);
});

test('a kind that is collected is denied only in part elsewhere', () => {
  const policy = madePolicy(
    '隐私政策\n# 我们收集的信息\n我们收集您的位置信息，用于导航。我们不会从第三方获取您的位置信息，也不会读取您的通讯录。',
  );
  expect(collectedBy(policy)).toEqual({ collected: ['loc_precise'], denied: ['contacts'] });
});

test.each([
  ['我们将订单信息提供给顺丰速运有限公司、中通快递股份有限公司，用于配送。', ['顺丰速运有限公司', '中通快递股份有限公司']],
  ['短信验证码由上海云片网络科技有限公司代为发送，我们会把您的手机号码传给该公司。', ['上海云片网络科技有限公司']],
  ['我们将您的信息分享给关联公司、广告合作伙伴等第三方。', ['关联公司', '广告合作伙伴']],
  ['我们只向广告主提供不能识别您个人身份的统计信息。', []],
])('recipients: %s', (text, expected) => {
  expect(madePolicy(`隐私政策\n# 我们如何共享信息\n${text}`).parties.map(({ name }) => name)).toEqual(expected);
});
