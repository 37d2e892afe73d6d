import { provinceOf } from '@touchstone/domain/inventory';
import { STAGE_ROWS, type Stage, WAY } from '@touchstone/domain/statistics';
import type { Figures } from './figures.ts';
import type { Spent } from './installation.ts';
import { type Parameters, REPORTED_2021 } from './parameters.ts';
import type { Told } from './report.ts';

export interface Made {
  readonly figures: Figures;
  readonly told: readonly Told[];
  readonly parameters: Parameters;
  readonly noted: ReadonlyMap<string, number>;
  readonly seconds: { readonly played: number; readonly all: number };
  readonly spent: Spent;
}

type Language = 'zh' | 'en';
type Words = readonly [zh: string, en: string];

/** The page of a run, in one language: figures first, then what was checked, then what was assumed. */
export function pageOf(made: Made, language: Language): string {
  const say = ([zh, en]: Words) => (language === 'zh' ? zh : en);
  const parts = [head, gap, months, territories, stores, deadlines, repeats, invariants, counts, assumptions].map((part) =>
    part(made, say),
  );
  return `${parts.join('\n\n')}\n`;
}

type Part = (made: Made, say: (words: Words) => string) => string;

const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, columns.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const number = (value: number | undefined): string => (value ?? 0).toLocaleString('en');
const share = (count: number, of: number): string => (of === 0 ? '–' : `${((100 * count) / of).toFixed(1)}%`);
const hours = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

const head: Part = ({ parameters: p, seconds, spent }, say) =>
  [
    `# ${say(['一年执法的模拟', 'A simulated year of enforcement'])}`,
    '',
    say([
      '> 演示数据：本页全部数字由 `npm run simulate` 在演示时钟上生成，不是任何真实检测、企业、应用商店或机关的数字。',
      '> Simulated: every figure of this page was made by `npm run simulate` on the fake clock; none is of a real test, firm, store or authority.',
    ]),
    '',
    say([
      `规模取 2021 年公布的全年数字，日历和法律取 ${p.year} 年。种子 \`${p.seed}\`，检测 ${number(p.tests)} 次，应用 ${number(p.apps)} 款，责令整改约 ${number(p.orders)} 件，31 个通信管理局和部，${p.stores.length} 家虚构商店。`,
      `As large as 2021 is reported to have been, on the calendar and the laws of ${p.year}. Seed \`${p.seed}\`, ${number(p.tests)} tests, ${number(p.apps)} apps, some ${number(p.orders)} orders to rectify, the ministry and 31 provinces, ${p.stores.length} invented stores.`,
    ]),
    '',
    say([
      `本次用时 ${seconds.played.toFixed(0)} 秒（检测和执法），连同检查共 ${seconds.all.toFixed(0)} 秒；${cpuText(spent, 'zh')}服务和仓储发出语句 ${number(spent.statements)} 条，机器 ${spent.cpus} 核，结束时 15 分钟平均负载 ${spent.load.toFixed(1)}。演示库用后即弃，不等待落盘（fsync 关闭）。同一种子得到同样的数字。`,
      `This run took ${seconds.played.toFixed(0)} s for tests and enforcement, ${seconds.all.toFixed(0)} s with the checks; ${cpuText(spent, 'en')}services and repositories sent ${number(spent.statements)} statements, on ${spent.cpus} CPUs with a load of ${spent.load.toFixed(1)} at the end (of 15 minutes). The data base is thrown away and waits for no disk (fsync off). The same seed gives the same figures.`,
    ]),
  ].join('\n');

const cpuText = ({ cpuSeconds }: Spent, language: 'zh' | 'en'): string =>
  cpuSeconds === undefined
    ? ''
    : { zh: `CPU 时间 ${cpuSeconds.toFixed(0)} 秒（连同数据库），`, en: `${cpuSeconds.toFixed(0)} s of CPU, the data base's included; ` }[
        language
      ];

const gap: Part = ({ figures: { stages }, parameters: { tests } }, say) => {
  const rows: readonly (readonly [Stage, number])[] = [
    ['tested', REPORTED_2021.tested],
    ['notified', REPORTED_2021.notified],
    ['delisted', REPORTED_2021.delisted],
  ];
  return [
    `## ${say(['与 2021 年公布数字之差', 'The gap to the figures reported of 2021'])}`,
    '',
    table(
      [say(['环节', 'Stage']), say(['模拟', 'simulated']), say(['公布', 'reported']), say(['差', 'gap'])],
      rows.map(([stage, reported]) => [
        say([STAGE_ROWS[stage].zh, STAGE_ROWS[stage].en]),
        number(stages.get(stage)),
        number(reported),
        number((stages.get(stage) ?? 0) - reported),
      ]),
    ),
    '',
    say([
      `公布数字：2021 年全年检测 208 万款次、通报 1549 款、下架 514 款（2022-01-20 发布）。${tests === REPORTED_2021.tested ? '责令整改数未公布，按 2020 年 1336∶377 推定（假设）。' : '本次为缩小的规模，差额没有意义。'}`,
      `Reported: 2.08 million tests, 1,549 notified, 514 delisted in the whole of 2021 (published 2022-01-20). ${tests === REPORTED_2021.tested ? 'How many were ordered to rectify was not published: taken in the ratio of 2020, 1336 : 377 (assumption).' : 'This run is a small one: its gap means nothing.'}`,
    ]),
  ].join('\n');
};

const months: Part = ({ figures: { months: all, stages } }, say) =>
  [
    `## ${say(['各月漏斗', 'Funnel by month'])}`,
    '',
    table(
      [say(['月', 'Month']), ...WAY.map((stage) => say([STAGE_ROWS[stage].zh, STAGE_ROWS[stage].en]))],
      [
        ...[...all.keys()].sort().map((month) => [month, ...WAY.map((stage) => number(all.get(month)?.get(stage)))]),
        [say(['合计', 'all']), ...WAY.map((stage) => number(stages.get(stage)))],
      ],
    ),
  ].join('\n');

const territories: Part = ({ figures: { territories: all } }, say) => {
  const shown: readonly Stage[] = ['ordered', 'notified', 'delisted', 'relisted', 'relapsed'];
  return [
    `## ${say(['各省（企业属地）', 'By province, of the firm'])}`,
    '',
    table(
      [say(['属地', 'Province']), ...shown.map((stage) => say([STAGE_ROWS[stage].zh, STAGE_ROWS[stage].en]))],
      [...all.keys()].sort().map((code) => {
        const province = provinceOf(code);
        const name = province === undefined ? code : say([province.shortName, province.english]);
        return [name, ...shown.map((stage) => number(all.get(code)?.get(stage)))];
      }),
    ),
  ].join('\n');
};

const stores: Part = ({ figures: { stores: all } }, say) =>
  [
    `## ${say(['各商店执行下架', 'What stores did when ordered'])}`,
    '',
    table(
      [
        say(['商店（虚构）', 'Store (invented)']),
        say(['下架事项', 'items']),
        say(['未结', 'open']),
        say(['回执虚假', 'false reports']),
        say(['再次上架', 'reappeared']),
        say(['回执 中位/九成 小时', 'said done, median / p90 h']),
        say(['核验 中位/九成 小时', 'seen gone, median / p90 h']),
      ],
      all.map(({ name, items, open, lies, reappeared, said, seen }) => [
        name,
        ...[number(items), number(open), number(lies), number(reappeared), said.map(hours).join(' / '), seen.map(hours).join(' / ')],
      ]),
    ),
    '',
    say([
      '回执为商店所报，核验为从两处看公开页面三次以上不见。模拟按每日八次巡查，时间精确到约两小时。',
      'What the store says, and what three looks at the public page from two places show. Rounds are eight a day: times are exact to some two hours.',
    ]),
  ].join('\n');

const PURPOSES: Readonly<Record<string, Words>> = {
  rectification: ['责令整改', 'to rectify'],
  'after-notice': ['通报之后', 'after a notice'],
  'delist-at-once': ['立即下架', 'to delist at once'],
  'no-relist': ['禁止恢复上架（期间）', 'not to return (a period)'],
};

/** The end of a period is no failure, and what is due at once is measured store by store. */
const MAY_BE_MISSED: ReadonlySet<string> = new Set(['rectification', 'after-notice']);

const deadlines: Part = ({ figures: { deadlines: all } }, say) => {
  const states = ['MET', 'EXPIRED', 'EXTENDED', 'CANCELLED', 'RUNNING'];
  const titles: readonly Words[] = [
    ['按期', 'kept'],
    ['逾期', 'missed'],
    ['延期', 'extended'],
    ['取消', 'cancelled'],
    ['未到', 'running'],
  ];
  return [
    `## ${say(['期限', 'Deadlines'])}`,
    '',
    table(
      [say(['期限', 'Deadline']), ...titles.map(say), say(['按期率', 'share kept'])],
      [...all].map(([purpose, of]) => {
        const [kept = 0, missed = 0] = [of.get('MET'), of.get('EXPIRED')];
        return [
          say(PURPOSES[purpose] ?? [purpose, purpose]),
          ...states.map((state) => number(of.get(state))),
          MAY_BE_MISSED.has(purpose) ? share(kept, kept + missed) : '–',
        ];
      }),
    ),
  ].join('\n');
};

const repeats: Part = ({ figures: { closed, relapsed, repeats: all } }, say) => {
  const firms = [...all.values()].reduce((sum, n) => sum + n, 0);
  return [
    `## ${say(['反复', 'Again'])}`,
    '',
    `- ${say(['结案后再次出现问题', 'Relapses of closed cases'])}: ${relapsed} / ${number(closed)} (${share(relapsed, closed)})`,
    `- ${say(['两次及以上出现问题的企业', 'Firms with problems twice or more'])}: ${firms}${[...all].map(([times, n]) => `; ${times}×: ${n}`).join('')}`,
  ].join('\n');
};

const invariants: Part = ({ told }, say) =>
  [
    `## ${say(['不变量', 'Invariants'])}`,
    '',
    table(
      ['#', say(['内容', 'What holds']), say(['检查', 'looked at']), say(['违反', 'violations']), say(['单元测试', 'unit tests'])],
      told.map(({ invariant: { number: n, zh, en, tests }, looked }) => [
        n,
        say([zh, en]),
        looked === undefined ? '–' : number(looked.checked),
        looked === undefined ? '–' : looked.faults.length,
        `\`${tests}\``,
      ]),
    ),
  ].join('\n');

const counts: Part = ({ figures: { rows }, noted }, say) =>
  [
    `## ${say(['计数', 'Counts'])}`,
    '',
    rows.map(([name, n]) => `\`${name}\` ${number(n)}`).join(' · '),
    '',
    [...noted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `${name} ${number(n)}`)
      .join(' · '),
  ].join('\n');

const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

const assumptions: Part = ({ parameters: p }, say) =>
  [
    `## ${say(['假设', 'Assumptions'])}`,
    '',
    ...(
      [
        [
          `责令整改与通报之比 1336∶377（2020 年），作为假设用于全年。`,
          `Orders to notices as 1336 : 377, the ratio of 2020, taken for the whole year.`,
        ],
        [
          `期限内整改 ${percent(p.inTime)}，逾期补交 ${percent(p.late)}，通报后整改 ${percent(p.afterNotice)}，首个版本整改不合格 ${percent(p.failedBuild)}：为接近公布数字而调，无来源。`,
          `Put right in time ${percent(p.inTime)}, handed in late ${percent(p.late)}, after the notice ${percent(p.afterNotice)}, first build not right ${percent(p.failedBuild)}: set to come near the reported figures, without source.`,
        ],
        [
          `部本级案件 ${percent(p.ministryShare)}，不予立案 ${percent(p.dismissed)}，异议 ${percent(p.objects)}（成立 ${percent(p.upheld)}），延期申请 ${percent(p.extension)}（准予 ${percent(p.granted)}），属地移送 ${percent(p.transferred)}，再犯 ${percent(p.relapses)}：无来源。`,
          `Cases of the ministry itself ${percent(p.ministryShare)}, dismissed ${percent(p.dismissed)}, objections ${percent(p.objects)} (upheld ${percent(p.upheld)}), extensions asked ${percent(p.extension)} (granted ${percent(p.granted)}), transferred ${percent(p.transferred)}, relapses ${percent(p.relapses)}: without source.`,
        ],
        [
          '检测、问题及其复核、安装包和货架是以整句 SQL 铺设的外部世界；受理之后的每一步均经平台的服务和仓储，与服务器相同。检测引擎为桩，知道哪个版本仍有问题；复测不计入检测数。',
          'Tests, findings and their review, builds and shelves are the world outside, laid in whole statements. Every step from taking a case up on goes through the services and repositories that the server uses. The engine is a stub that knows which build has the fault; retests do not count as tests.',
        ],
        [
          `文书 ${percent(p.rendered)} 实际排版为 PDF 和 DOCX，其余保存文字和哈希；一份问题通报和一份下架通报排版全部格式。不模拟：投诉、处罚、信用、抽样、邮件和提醒。`,
          `Of the documents ${percent(p.rendered)} are rendered as PDF and DOCX, of the others words and hash are kept; one notice of problems and one of delisting in every format. Not played: complaints, penalties, credit, sampling, mail and reminders.`,
        ],
        [
          '全年自空案起算，年末未结的案件留在途中；通报每月一批，下架每月一批。',
          'The year begins without cases and leaves open what is open at its end; there is one notice and one delisting a month.',
        ],
      ] as readonly Words[]
    ).map((words) => `- ${say(words)}`),
  ].join('\n');
