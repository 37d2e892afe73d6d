import type { OfficialDocument } from '@touchstone/domain/order';

interface Cover {
  readonly authority: string;
  readonly number: string;
  /** Name of the document. */
  readonly title: string;
  readonly addressee: string;
  /** For a firm that has no account yet. */
  readonly code?: string;
  readonly watermark?: string;
}

/** 送达回证: goes with the paper, is signed by who takes it, and comes back as a scan. */
export const coverSheet = ({ authority, number, title, addressee, code, watermark }: Cover): OfficialDocument => ({
  authority,
  number,
  isSheet: true,
  title: '送达回证',
  body: [
    {
      kind: 'table',
      head: ['项目', '内容'],
      widths: [2, 5],
      rows: [
        ['送达文书', title],
        ['文号', number],
        ['受送达人', addressee],
        ['送达方式', ''],
        ['送达地点', ''],
        ['签收人（签名、盖章）', ''],
        ['签收日期', '　　　　年　　月　　日'],
        ['代收理由', ''],
        ['送达人', ''],
        ['备注', ''],
      ],
    },
    ...(code === undefined
      ? []
      : ([
          { kind: 'paragraph', text: `平台登记码：${code}` },
          {
            kind: 'paragraph',
            text: '受送达人尚未在平台登记的，可凭登记码登记，登记后查阅本案文书、提交整改和提出异议。登记码自文书印发之日起90日内有效，限用一次，请妥善保管。',
          },
        ] as const)),
  ],
  ...(watermark === undefined ? {} : { watermark }),
});
