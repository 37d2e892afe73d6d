import { html, resultMeanings, resultOrder, resultWords } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { wide } from '../frame/parts.ts';
import type { Lang, Place } from '../frame/place.ts';

/** How apps are tested, how a finding becomes public, and what the five results say. */
export function aboutPage(place: Place): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`<section aria-labelledby="results"><h2 id="results">${say.results}</h2>
${wide(
  say.results,
  html`<table><caption>${say.resultsCaption}</caption><thead><tr>${say.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${resultOrder.map((result) => html`<tr><th scope="row">${resultWords[result][place.lang]}</th><td>${resultMeanings[result][place.lang]}</td></tr>\n`)}</tbody></table>`,
)}</section>
<section aria-labelledby="not-tested"><h2 id="not-tested">${say.notTested}</h2>
${say.notTestedLines.map((line) => html`<p>${line}</p>`)}</section>
${say.sections.map(
  ([id, title, kind, items]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${kind === 'steps' ? html`<ol>${items.map((item) => html`<li>${item}</li>`)}</ol>` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}</section>
`,
)}`,
  });
}

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly results: string;
  readonly resultsCaption: string;
  readonly heads: readonly string[];
  readonly notTested: string;
  readonly notTestedLines: readonly string[];
  readonly sections: readonly (readonly [id: string, title: string, kind: 'steps' | 'points', items: readonly string[]])[];
}

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '怎样检测',
    lead: '一款应用从被检测到被通报，要经过机器检测、人工复核和两个人以上的核准。',
    results: '五种检测结果',
    resultsCaption: '每个条款各有一个结果',
    heads: ['结果', '含义'],
    notTested: '“未检测”是什么意思',
    notTestedLines: [
      '未检测就是没有检查，不是没有问题。常见的原因：缺少所需的材料（例如没有运行记录或隐私政策），安装包经过加固看不到代码，或者这一条只能由人判断。',
      '检测程序出错、超时也不算“未发现”。一个条款只检查了一部分，同样记为未检测。',
      '因此，“没有被通报”“没有发现”都不能写成“合规”“安全”。',
    ],
    sections: [
      [
        'steps',
        '一款应用怎样被检测',
        'steps',
        [
          '取得安装包：从应用商店下载，核对文件散列值和签名，记录来源和版本。',
          '静态检测：读取安装包，列出权限、第三方 SDK、读取个人信息的代码和触发它的路径。',
          '运行检测：在首次打开、拒绝、同意、静默、后台等步骤中，记录应用实际读取和发送了什么。',
          '对照隐私政策：政策写了什么、实际做了什么、应用类型需要什么，逐项比较。',
          '人工复核：证据充分的才确认，拟公开的须两人以上一致。',
        ],
      ],
      [
        'publication',
        '怎样走到通报',
        'steps',
        [
          '确认的问题先责令整改，给出期限；期限按法定工作日计算。',
          '企业提交整改，能看见该问题的检测程序重新检测，并由人复核。',
          '逾期没有整改到位的，列入通报。名单的每一行都对应案件、已确认的问题和证据。',
          '起草、审核、公布由不同的人办理；定稿以后不再改动。',
          '后来整改的加注“已整改（日期）”；有错的另行发文更正；撤回的写明理由。',
        ],
      ],
      [
        'reading',
        '看结果时请注意',
        'points',
        [
          '通报针对当时检测的来源和版本，不代表其他来源、其他版本。',
          '名称相同的应用可能不是同一款，请看开发者和备案号。',
          '统计数字都有截至时间，过后会有新的数字，旧的不改。',
        ],
      ],
    ],
  },
  en: {
    title: 'How apps are tested',
    lead: 'From a test to a public notice there are machines, people who review, and the approval of more than one of them.',
    results: 'The five results',
    resultsCaption: 'Each clause has one of them',
    heads: ['Result', 'What it says'],
    notTested: 'What “not tested” means',
    notTestedLines: [
      'Not tested means that nobody looked; it does not mean clean. Mostly something was missing that the clause needs (a run, or the privacy policy), the package was packed so that its code cannot be seen, or only a person can decide it.',
      'A tool that fails or runs out of time has not “found nothing” either. A clause that was looked at in part counts as not tested.',
      'So neither “not named in a notice” nor “not found” may be told as “compliant” or “safe”.',
    ],
    sections: [
      [
        'steps',
        'How an app is tested',
        'steps',
        [
          'The package is fetched from a store; hash, signature, source and version are recorded.',
          'The package is read: permissions, SDKs, code that reads personal information and the ways that lead to it.',
          'The app is run: what it really reads and sends on first start, after refusal, after consent, idle and in the background.',
          'The privacy policy is compared with what the app does and with what its type needs.',
          'People review: only what the proof carries is confirmed, and two must agree before anything is published.',
        ],
      ],
      [
        'publication',
        'How it becomes a notice',
        'steps',
        [
          'A confirmed problem is first ordered to be put right, within working days.',
          'The firm hands in what it did; engines that can see the problem look again, and a person agrees.',
          'What is not put right in time is named in a notice. Each row leads to a case, confirmed findings and evidence.',
          'Drafting, review and publication are done by different people; a frozen notice is not changed.',
          'Later rectification is annotated with its date; mistakes are corrected by a new document; a withdrawal says why.',
        ],
      ],
      [
        'reading',
        'When you read results',
        'points',
        [
          'A notice is about the store and the version that were tested, not about others.',
          'Apps of one name need not be one app: look at developer and filing number.',
          'Figures are true of their as-of date. Later there are new ones; the old ones stay.',
        ],
      ],
    ],
  },
};
