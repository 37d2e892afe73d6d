import {
  type AttachmentKind,
  authorityName,
  composeNotice,
  fillText,
  formatFor,
  type NoticeAttachment,
  type NoticeDraft,
  type NoticeRow,
  rowOf,
} from '@touchstone/domain/notice';
import type { LocalDate } from '@touchstone/kernel/dates';
import { notices } from '@touchstone/knowledge';
import type { WrittenNotice } from './notice.ts';

const catalogue = notices();

/** Provinces of attachments 2–8, 晋辽浙粤川黔陕, and how many placeholders stand for the 101 rows that nobody gave us. */
const PROVINCES = [
  ['14', 15],
  ['21', 15],
  ['33', 15],
  ['44', 14],
  ['51', 14],
  ['52', 14],
  ['61', 14],
] as const;

/** As the notice begins. @source 2021-12-09, two reprints word for word the same */
export const BACKGROUND =
  '今年以来，我部持续推进APP侵害用户权益专项整治行动，加大常态化检查力度，先后三次组织对用户反映强烈的重点问题开展“回头看”。11月3日，我部针对APP超范围、高频次索取权限，非服务场景所必需收集用户个人信息，欺骗误导用户下载等违规行为进行了检查，并对未按要求完成整改的APP进行了公开通报。';

/** The delisting of 2021-12-09: true words, authorities and counts; the five known rows with what is known; 101 placeholders. */
export const delisting2021 = (): WrittenNotice => {
  const on = '2021-12-09' as LocalDate;
  const known = catalogue.reported.rows
    .filter(({ notice }) => notice === 'ministry 2021-12-09')
    .map(({ name, problems }) => rowOf({ name, problems }));
  const placeholders = (count: number): readonly NoticeRow[] =>
    Array.from({ length: count }, (_, i) => rowOf({ name: `（占位第${i + 1}行）`, isPlaceholder: true }));
  const attachments = [
    listOf({ number: 1, issuer: 'ministry', kind: 'apps', on, annex: '{authority}下架的应用软件名单', rows: known }),
    ...PROVINCES.map(([issuer, count], i) =>
      listOf({ number: i + 2, issuer, kind: 'apps', on, annex: '{authority}下架的应用软件名单', rows: placeholders(count) }),
    ),
  ];
  return writtenOf({ kind: 'delisting', on, issuer: 'ministry', attachments, fields: { background: BACKGROUND } }, false);
};

const made = (index: number, more: Partial<NoticeRow> = {}): NoticeRow =>
  rowOf({
    name: `示例应用${index}`,
    developer: `示例科技${index}有限公司`,
    source: '华为应用市场',
    version: `${index}.0.1`,
    problems: ['违规收集个人信息'],
    filingNo: `京ICP备0000000${index}号-${index}A`,
    territory: '北京',
    ...more,
  });

/** A notice with the columns of 2025, everything in it made up: an app on three lines, SDKs, a province's list, a typical case. */
export const problems2025 = (): WrittenNotice => {
  const on = '2025-08-04' as LocalDate;
  const annex = '{authority}通报存在问题的{subjects}名单';
  const rows = [
    made(1, { problems: ['违规收集个人信息', 'APP强制、频繁、过度索取权限'] }),
    made(1, { source: '小米应用商店', version: '1.0.2', problems: ['信息窗口乱跳转'] }),
    made(1, { source: 'App Store', version: '1.1', problems: ['信息窗口乱跳转'] }),
    made(2, { problems: ['超范围收集个人信息'] }),
    made(3, { source: 'OPPO软件商店', problems: ['欺骗误导用户提供个人信息'], filingNo: null }),
  ];
  const sdk = rowOf({
    subject: 'sdk',
    name: '示例统计SDK',
    developer: '示例数据有限公司',
    version: '4.2.0',
    source: '示例开发者网站',
    problems: ['SDK信息公示不到位', '违规收集个人信息'],
  });
  const attachments = [
    listOf({ number: 1, issuer: 'ministry', kind: 'apps', on, annex, rows }),
    listOf({ number: 2, issuer: 'ministry', kind: 'sdks', on, annex: '{authority}通报存在问题的SDK名单', rows: [sdk] }),
    listOf({ number: 3, issuer: '51', kind: 'apps', on, annex, rows: [made(4, { filingNo: '蜀ICP备00000004号-4A', territory: '四川' })] }),
    listOf({
      ...{ number: 4, issuer: 'ministry', kind: 'typical-cases', on, annex: '典型案例' },
      rows: [made(1, { problems: ['违规收集个人信息'], description: '首次启动时，在用户同意隐私政策之前读取设备标识并上传。' })],
    }),
  ];
  const draft = {
    kind: 'problems',
    on,
    issuer: 'ministry',
    attachments,
    fields: {},
    numbers: { year: 2025, yearBatch: 4, totalBatch: 49 },
  } as const;
  return writtenOf(draft, true);
};

interface List {
  readonly number: number;
  readonly issuer: string;
  readonly kind: AttachmentKind;
  readonly on: LocalDate;
  readonly annex: string;
  readonly rows: readonly NoticeRow[];
}

function listOf({ number, issuer, kind, on, annex, rows }: List): NoticeAttachment {
  // all lists of a notice have the columns of who publishes it
  const format = formatFor(catalogue.formats, { issuer: 'ministry', kind, on });
  const title = fillText(annex, { authority: authorityName(issuer), subjects: 'APP' });
  if (format === undefined || !title.ok) throw new Error(`attachment ${number} cannot be made`);
  return { number, kind, title: title.text, issuer, columns: format.columns, separator: format.separator, rows };
}

function writtenOf(draft: NoticeDraft, isDemo: boolean): WrittenNotice {
  const composed = composeNotice(catalogue, draft);
  if (!composed.ok) throw new Error(JSON.stringify(composed.faults));
  return { text: composed.text, issuer: draft.issuer, attachments: draft.attachments, isDemo };
}
