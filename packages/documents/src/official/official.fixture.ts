import type { OfficialDocument } from '@touchstone/domain/order';

/** A made order with everything that a document can have. */
export const madeOrder: OfficialDocument = {
  authority: '示例省通信管理局',
  number: '示例省责改字〔2026〕第3号',
  title: '责令整改通知书',
  addressees: '示例科技有限公司',
  body: [
    {
      kind: 'paragraph',
      text: '依据《中华人民共和国个人信息保护法》《中华人民共和国网络安全法》等规定，我局组织对你公司运营的“示例日历”App（版本2.4.1，包名com.example.calendar.android.release）进行了检测，发现存在以下问题，现责令你公司限期整改。',
    },
    { kind: 'heading', level: 1, text: '存在的问题' },
    { kind: 'heading', level: 2, text: '违规收集个人信息' },
    { kind: 'paragraph', text: '用户同意隐私政策之前，App即读取设备的Android ID，并向https://stat.example.com上传。' },
    { kind: 'heading', level: 2, text: '强制、频繁、过度索取权限' },
    { kind: 'heading', level: 3, text: '启动时' },
    { kind: 'heading', level: 4, text: '第一次启动' },
    { kind: 'paragraph', text: '未说明目的，一次申请“位置”“通讯录”两项权限。' },
    { kind: 'heading', level: 1, text: '整改要求' },
    {
      kind: 'table',
      caption: '问题条目',
      head: ['序号', '条款', '所涉问题', '问题位置', '整改方向'],
      widths: [1, 2, 3, 5, 4],
      rows: [
        [{ text: '1', rows: 2 }, { text: '164-01', rows: 2 }, '违规收集个人信息', 'com.example.calendar.Start.onCreate', '同意后再读取'],
        [undefined, undefined, '超范围收集个人信息', 'com.example.calendar.sync.Upload.run', '不再上传'],
        ['2', '164-05', 'APP强制、频繁、过度索取权限', '启动页', '使用时再申请，说明目的'],
      ],
    },
    {
      kind: 'paragraph',
      text: '请于2026年3月9日（3月9日24时前）完成整改，并通过平台提交整改结果。逾期未整改或整改不到位的，我局将依法依规处置。',
    },
  ],
  attachments: [
    { title: '检测报告摘要', body: [{ kind: 'paragraph', text: '检测时间、设备和方法见报告。' }] },
    {
      title: '涉及的应用清单',
      isWide: true,
      body: [
        {
          kind: 'table',
          head: ['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题', 'App备案号', '属地'],
          widths: [1, 3, 4, 3, 2, 5, 4, 2],
          rows: Array.from({ length: 40 }, (_, i) => [
            String(i + 1),
            `示例应用${i + 1}`,
            '示例科技有限公司',
            '示例应用商店',
            `1.${i}.0`,
            '违规收集个人信息；APP强制、频繁、过度索取权限',
            '示ICP备00000000号-1A',
            '示例省',
          ]),
        },
      ],
    },
  ],
  signature: { authorities: ['示例省通信管理局'], date: '2026年3月2日' },
  note: '联系人：某某，电话：000-00000000',
  copies: '工业和信息化部信息通信管理局',
  printing: { authority: '示例省通信管理局办公室', date: '2026年3月2日' },
  watermark: '演示数据',
};
