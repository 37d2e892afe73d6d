import { readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import { type Check, fail, pass, warn } from './check.ts';
import { cursorResumes, share } from './feed.ts';
import { artifactIsTrue, policyIsTrue, rangesAreServed } from './files.ts';
import { messagesWork, orderRefusal, ordersWork } from './orders.ts';
import { refusal } from './refusals.ts';

/** Everything the protocol asks for, one row each. */
export const CHECKS: readonly Check[] = [
  {
    id: 'https',
    zh: '使用 HTTPS',
    en: 'HTTPS is used',
    run: async ({ options }) => (new URL(options.baseUrl).protocol === 'https:' ? pass : warn(options.baseUrl)),
  },
  {
    id: 'unauthorised',
    zh: '没有令牌时拒绝（401，problem+json）',
    en: 'without the token it refuses (401, problem+json)',
    run: (at) => refusal(at, '/feed?limit=1', { authorization: 'Bearer wrong' }, [401, 403]),
  },
  {
    id: 'unknown-cursor',
    zh: '不认识的游标返回 410（problem+json）',
    en: 'an unknown cursor gets 410 (problem+json)',
    run: (at) => refusal(at, '/feed?since=no-cursor-of-this-store', {}, [410]),
  },
  {
    id: 'bad-limit',
    zh: 'limit 超出范围时返回 400',
    en: 'a limit out of range gets 400',
    run: (at) => refusal(at, '/feed?limit=100000', {}, [400]),
  },
  {
    id: 'fields',
    zh: '每条变更的字段都符合约定',
    en: 'every field of every change is as agreed',
    run: async ({ pages }) => {
      const problems = pages.flatMap((page) => page.problems).map(({ code, at, storeAppId = '' }) => `${storeAppId} ${code} ${at}`.trim());
      return problems.length === 0 ? pass : fail(`${problems.length}: ${problems.slice(0, 5).join('; ')}`);
    },
  },
  {
    id: 'cursor-resumes',
    zh: '同一游标再次读取，得到同样的后续',
    en: 'a cursor read again brings the same that follows',
    run: cursorResumes,
  },
  {
    id: 'operators',
    zh: '开发者有名称和正确的统一社会信用代码',
    en: 'developers have a name and a right credit code',
    run: async ({ listings }) =>
      share(listings, ({ developer }) => developer !== undefined && readCreditCode(developer.creditCode ?? '').ok),
  },
  {
    id: 'filing-numbers',
    zh: '有 App 备案号且格式正确',
    en: 'App filing numbers are there and well formed',
    run: async ({ listings }) => share(listings, ({ filingNumber }) => readFilingNumber(filingNumber ?? '').ok),
  },
  {
    id: 'signers',
    zh: '安装包声明了签名证书',
    en: 'packages come with their signing certificates',
    run: async ({ listings }) => share(listings, ({ artifact }) => (artifact?.signers.length ?? 0) > 0),
  },
  {
    id: 'policies',
    zh: '有隐私政策地址和文本哈希',
    en: 'privacy policies have an address and a hash',
    run: async ({ listings }) => share(listings, ({ policy }) => policy?.url !== undefined && policy.sha256 !== undefined),
  },
  {
    id: 'artifact',
    zh: '安装包的大小、哈希、签名与声明一致',
    en: 'a package has the size, hash and signer it declares',
    run: artifactIsTrue,
  },
  { id: 'ranges', zh: '支持断点续传（206，Content-Range）', en: 'ranges are served (206, Content-Range)', run: rangesAreServed },
  {
    id: 'unknown-artifact',
    zh: '没有的安装包返回 404',
    en: 'a package that is not there gets 404',
    run: (at) => refusal(at, `/artifacts/${'0'.repeat(64)}`, {}, [404]),
  },
  { id: 'policy-text', zh: '隐私政策文本与哈希一致', en: 'the text of a policy fits its hash', run: policyIsTrue },
  {
    id: 'unsigned-order',
    zh: '拒绝没有签名的指令（401）',
    en: 'an unsigned order is refused (401)',
    run: (at) => orderRefusal(at, 'unsigned'),
  },
  {
    id: 'wrongly-signed-order',
    zh: '拒绝签名不符的指令（401）',
    en: 'a wrongly signed order is refused (401)',
    run: (at) => orderRefusal(at, 'foreign'),
  },
  { id: 'orders', zh: '指令可以下达、重复无害、可以查询', en: 'orders are taken, harmless again, and can be asked for', run: ordersWork },
  {
    id: 'order-messages',
    zh: '接收指令的撤回和异议决定（可选）',
    en: 'withdrawals and decisions on objections are taken (optional)',
    run: messagesWork,
  },
];
