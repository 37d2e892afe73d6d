import type { OutputOf } from '@touchstone/api-client';
import type { readOpenData } from '@touchstone/api-client/routes/public';
import { html } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { digest, wide } from '../frame/parts.ts';
import type { Lang, Place } from '../frame/place.ts';
import { momentAt, sizeText } from '../frame/text.ts';

type Index = OutputOf<typeof readOpenData>;

interface Signing {
  /** Raw Ed25519 key of this installation, base64. */
  readonly publicKey: string;
  /** Where the installation is reached: `https://…`. */
  readonly origin: string;
}

/** Everything that may be taken along, with hashes, and how a stranger checks it. */
export function openDataPage(place: Place, { at, files }: Index, signing: Signing): string {
  const say = words[place.lang];
  const rows = files.map(
    ({ file, rows: count, sizeBytes, sha256, path }) =>
      html`<tr><th scope="row"><a href="${path}" download>${file}</a></th><td>${say.whatIs[file]}</td><td class="number count">${count}</td><td class="number count">${sizeText(sizeBytes)}</td><td>${digest(sha256)}</td></tr>\n`,
  );
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`<p>${say.asOf} ${at === null ? say.nothing : momentAt(place, at)}</p>
${wide(
  say.caption,
  html`<table><caption>${say.caption}</caption>
<thead><tr>${say.heads.map((head) => html`<th scope="col">${head}</th>`)}<th scope="col">SHA-256</th></tr></thead>
<tbody>${rows}</tbody></table>`,
)}<section aria-labelledby="verify"><h2 id="verify">${say.verify}</h2>
<h3>${say.hash}</h3>
<p>${say.hashHow}</p>
<pre tabindex="0"><code>sha256sum published-rows.csv</code></pre>
<h3>${say.signature}</h3>
<p>${say.signatureHow}</p>
<dl class="facts"><div><dt>${say.key}</dt><dd>${digest(signing.publicKey)}</dd></div><div><dt>${say.feed}</dt><dd><a href="/api/v1/public/notice-feed">/api/v1/public/notice-feed</a></dd></div></dl>
<p>${say.program}</p>
<pre tabindex="0"><code>${verifyProgram(signing).map(
      (line) => html`${line}
`,
    )}</code></pre>
</section>
<section aria-labelledby="machines"><h2 id="machines">${say.machines}</h2>
<p>${say.machinesHow} <a href="/openapi.json">/openapi.json</a></p></section>
`,
  });
}

/** A program that fetches the signed index and checks it; prints true. Node 20 or later, nothing to install. */
export const verifyProgram = ({ publicKey, origin }: Signing): readonly string[] => [
  "import { createPublicKey, verify } from 'node:crypto';",
  `const key = '${publicKey}';`,
  `const answer = await fetch('${origin}/api/v1/public/notice-feed');`,
  'const { index, signature } = await answer.json();',
  "const canonical = (value) => Array.isArray(value) ? '[' + value.map(canonical).join() + ']'",
  "  : value === null || typeof value !== 'object' ? JSON.stringify(value)",
  "  : '{' + Object.keys(value).sort().map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join() + '}';",
  "const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64')]);",
  "const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });",
  "console.log(verify(null, Buffer.from(canonical(index)), publicKey, Buffer.from(signature.value, 'base64')));",
];

type Plain =
  | 'title'
  | 'lead'
  | 'asOf'
  | 'nothing'
  | 'caption'
  | 'verify'
  | 'hash'
  | 'hashHow'
  | 'signature'
  | 'signatureHow'
  | 'key'
  | 'feed'
  | 'program'
  | 'machines'
  | 'machinesHow';

const words: Readonly<
  Record<
    Lang,
    Readonly<Record<Plain, string>> & {
      readonly heads: readonly string[];
      readonly whatIs: Readonly<Record<Index['files'][number]['file'], string>>;
    }
  >
> = {
  zh: {
    title: '开放数据',
    lead: '已公布的全部条目，可以自由下载、核对和再利用。不含任何个人信息。',
    asOf: '最近一次公布：',
    nothing: '尚未公布过通报',
    caption: '可下载的文件',
    verify: '怎样核对',
    hash: '核对文件',
    hashHow: '下载后计算文件的 SHA-256，与上表比较；一致说明与本站所列完全相同：',
    signature: '核对通报目录的签名',
    signatureHow:
      '机器接口的目录与每份条目都有 Ed25519 签名。签名对象是目录的规范 JSON：键按 UTF-16 码元排序、没有空格。公钥在安装的有效期内不变，请另行保存，以后每次用同一个公钥核对。',
    key: '公钥（base64）',
    feed: '目录',
    program: '下面的程序取回目录并核对签名，签名正确时显示 true（Node 20 以上，无须安装其他东西）：',
    machines: '供程序使用',
    machinesHow: '接口说明（/api/v1/public 下的接口不需要账号）：',
    heads: ['文件', '内容', '行数', '大小'],
    whatIs: {
      'published-rows.csv': '通报名单的每一行，表格',
      'published-rows.jsonl': '通报名单的每一行，每行一个 JSON 对象',
      'published-notices.csv': '每份通报，表格',
      'published-notices.jsonl': '每份通报，每行一个 JSON 对象',
    },
  },
  en: {
    title: 'Open data',
    lead: 'Everything that was published, to download, check and use again. It holds no personal information.',
    asOf: 'Last publication:',
    nothing: 'no notice has been published yet',
    caption: 'Files to download',
    verify: 'How to check it',
    hash: 'Check a file',
    hashHow: 'Compute the SHA-256 of the file you downloaded and compare it with the table; if it is the same, so is every byte:',
    signature: 'Check the signature of the feed',
    signatureHow:
      'The index for machines and every entry carry an Ed25519 signature over canonical JSON: keys in the order of UTF-16 code units, no spaces. The key stays for the life of the installation: keep it, and check with the same one each time.',
    key: 'Public key (base64)',
    feed: 'Index',
    program:
      'This program fetches the index and checks the signature; it prints true if it is right (Node 20 or later, nothing to install):',
    machines: 'For programs',
    machinesHow: 'Interfaces are described at the address below; those under /api/v1/public need no account.',
    heads: ['File', 'What it holds', 'Rows', 'Size'],
    whatIs: {
      'published-rows.csv': 'every row of every list, as a table',
      'published-rows.jsonl': 'every row of every list, a JSON object a line',
      'published-notices.csv': 'every notice, as a table',
      'published-notices.jsonl': 'every notice, a JSON object a line',
    },
  },
};
