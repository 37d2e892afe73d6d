import type { Lang } from '../frame/place.ts';

type Format = 'docx' | 'pdf' | 'html' | 'xlsx' | 'csv' | 'json' | 'article';
type Plain =
  | 'text'
  | 'demo'
  | 'demoMeans'
  | 'withdrawn'
  | 'reason'
  | 'withdrawnMeans'
  | 'corrected'
  | 'toCorrection'
  | 'corrects'
  | 'toCorrected'
  | 'after'
  | 'reported'
  | 'authority'
  | 'kind'
  | 'batch'
  | 'on'
  | 'publishedAt'
  | 'elsewhere'
  | 'snapshot'
  | 'files'
  | 'filesCaption'
  | 'file'
  | 'size'
  | 'verify';

type NoticeWords = Readonly<Record<Plain, string>> & {
  readonly formats: Readonly<Record<Format, string>>;
  reportedMeans(published: number | null, held: number): string;
  attachment(number: number): string;
  ofAttachment(number: number): string;
};

export const noticeWords: Readonly<Record<Lang, NoticeWords>> = {
  zh: {
    text: '通报正文',
    demo: '演示数据，不是真实的通报',
    demoMeans: '这一页用来演示平台，其中的应用和单位不对应任何真实的应用和单位。',
    withdrawn: '这份通报已经撤回',
    reason: '撤回的理由：',
    withdrawnMeans: '撤回以后，不再列出它点名的应用，也不再提供正文和文件。',
    corrected: '这份通报已被另一份文件更正，请以更正后的为准',
    toCorrection: '查看更正文件',
    corrects: '这份文件更正此前的一份通报',
    toCorrected: '查看被更正的通报',
    after: '公布之后的情况',
    reported: '这份通报由主管部门在别处公布，本站按公开资料收录',
    authority: '发布机关',
    kind: '类型',
    batch: '批次',
    on: '印发日期',
    publishedAt: '公布日期',
    elsewhere: '公布网址',
    snapshot: '定稿散列值（SHA-256）',
    files: '下载',
    filesCaption: '定稿时写出的文件，此后不再改变；下载后可以核对散列值',
    file: '文件',
    size: '大小',
    verify: '怎样核对散列值和签名',
    formats: {
      docx: '通报 DOCX',
      pdf: '通报 PDF',
      html: '通报网页 HTML',
      xlsx: '全部附件 XLSX',
      csv: '名单 CSV',
      json: '机器可读 JSON',
      article: '公众号文章 HTML',
    },
    reportedMeans: (published, held) =>
      published === null || published === held
        ? '其中的名单以原件为准。'
        : `原件公布 ${published} 款，本站掌握 ${held} 行；缺少的没有补造，名单以原件为准。`,
    attachment: (number) => `附件 ${number}`,
    ofAttachment: (number) => `（附件 ${number}）`,
  },
  en: {
    text: 'Text of the notice',
    demo: 'Demonstration, not a real notice',
    demoMeans: 'This page shows what the platform does. Its apps and firms stand for no real ones.',
    withdrawn: 'This notice was withdrawn',
    reason: 'Reason: ',
    withdrawnMeans: 'After a withdrawal the apps it named, its text and its files are no longer given.',
    corrected: 'Another document corrects this notice and takes its place',
    toCorrection: 'Read the correction',
    corrects: 'This document corrects an earlier notice',
    toCorrected: 'Read the notice that it corrects',
    after: 'What came after it',
    reported: 'Published elsewhere by the authority and taken in here from public sources',
    authority: 'Authority',
    kind: 'Kind',
    batch: 'Batch',
    on: 'Dated',
    publishedAt: 'Published',
    elsewhere: 'Published at',
    snapshot: 'Hash of the frozen notice (SHA-256)',
    files: 'Downloads',
    filesCaption: 'Written when the notice was frozen and never changed since; compare the hash after you have downloaded',
    file: 'File',
    size: 'Size',
    verify: 'How to check hashes and signatures',
    formats: {
      docx: 'Notice, DOCX',
      pdf: 'Notice, PDF',
      html: 'Notice, HTML',
      xlsx: 'All attachments, XLSX',
      csv: 'List, CSV',
      json: 'For machines, JSON',
      article: 'Article, HTML',
    },
    reportedMeans: (published, held) =>
      published === null || published === held
        ? 'The original decides.'
        : `The original names ${published}; ${held} rows are held here. What is missing was not made up; the original decides.`,
    attachment: (number) => `Attachment ${number}`,
    ofAttachment: (number) => ` (attachment ${number})`,
  },
};
