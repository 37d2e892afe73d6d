import type { ValueType } from './values.ts';

/** A column of a book: what is in it, and what authorities write above it. */
export interface LedgerField {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Other heads that mean the same. */
  readonly also: readonly string[];
  readonly type: ValueType;
}

/** Every field that any book can have. Heads are compared without spaces, punctuation and case. */
export const LEDGER_FIELDS = {
  operatorName: {
    zh: '运营主体',
    en: 'Operator',
    also: [
      '运营者',
      '运营单位',
      '企业名称',
      '单位名称',
      '公司名称',
      '主办单位',
      '主办者名称',
      '主体名称',
      '应用开发者',
      '开发者',
      '经营者名称',
      'company',
      'firm',
      'developer',
      'operator name',
    ],
    type: 'name',
  },
  creditCode: {
    zh: '统一社会信用代码',
    en: 'Credit code',
    also: ['信用代码', '社会信用代码', '统一信用代码', '证件号码', '主体证件号码', 'uscc', 'unified social credit code'],
    type: 'credit-code',
  },
  licence: {
    zh: '许可证编号',
    en: 'Licence',
    also: ['许可证号', '经营许可证编号', '经营许可证号', '增值电信业务经营许可证', 'licence no'],
    type: 'text',
  },
  operatorFiling: { zh: '主体备案号', en: 'Operator filing number', also: ['ICP主体备案号', 'ICP备案号'], type: 'operator-filing' },
  province: { zh: '属地', en: 'Territory', also: ['省份', '省', '所属省份', '所在省', '注册地', '备案省份', 'province'], type: 'province' },
  contact: { zh: '联系人', en: 'Contact', also: ['负责人', '负责人姓名', 'contact person'], type: 'name' },
  telephone: { zh: '联系电话', en: 'Telephone', also: ['电话', '手机', '手机号', '联系方式', 'phone'], type: 'telephone' },
  email: { zh: '电子邮箱', en: 'E-mail', also: ['邮箱', '电子邮件', 'mail'], type: 'email' },
  address: { zh: '通信地址', en: 'Address', also: ['地址', '联系地址', '注册地址', '住所'], type: 'text' },
  appName: {
    zh: '应用名称',
    en: 'App',
    also: ['APP名称', 'App名称', '名称', '应用', '软件名称', '服务名称', '应用程序名称', 'name', 'app name'],
    type: 'name',
  },
  package: {
    zh: '应用包名',
    en: 'Package',
    also: ['包名', 'Bundle ID', 'BundleID', '平台标识', 'package name', 'app id'],
    type: 'package',
  },
  platform: { zh: '运行平台', en: 'Platform', also: ['平台', '操作系统', '系统', 'os'], type: 'platform' },
  category: { zh: '应用类型编号', en: 'Category', also: ['类别', '类型编号', 'category no'], type: 'category' },
  filingNumber: {
    zh: 'App备案号',
    en: 'App filing number',
    also: ['备案号', 'APP备案编号', '服务备案号', '应用备案号', 'filing no'],
    type: 'filing',
  },
  versionName: { zh: '应用版本', en: 'Version', also: ['版本', '版本号', '检测版本', 'app version'], type: 'text' },
  source: { zh: '应用来源', en: 'Source', also: ['来源', '下载来源', '应用商店', '来源商店', 'store'], type: 'text' },
  problems: {
    zh: '所涉问题',
    en: 'Problems',
    also: ['存在问题', '问题', '问题描述', '违规问题', '主要问题', 'problem', 'issues'],
    type: 'problems',
  },
  clause: { zh: '条款编号', en: 'Clause', also: ['条款', '检测项', '检测项编号', '条款号'], type: 'text' },
  number: {
    zh: '文号',
    en: 'Number',
    also: ['文书编号', '通知书编号', '编号', '批次', '通报批次', '通报名称', '期数', 'document no', 'no'],
    type: 'text',
  },
  authority: {
    zh: '发文单位',
    en: 'Authority',
    also: ['发文机关', '通报单位', '检测单位', '检测机构', '处理单位', '办理单位', 'laboratory', 'lab'],
    type: 'name',
  },
  happenedOn: {
    zh: '日期',
    en: 'Date',
    also: [
      '下发日期',
      '发文日期',
      '通报日期',
      '检测日期',
      '发现日期',
      '送达日期',
      '时间',
      '下发时间',
      '通报时间',
      '检测时间',
      'date',
      'issued on',
      'tested on',
    ],
    type: 'day',
  },
  dueOn: {
    zh: '整改期限',
    en: 'Due',
    also: ['期限', '整改截止日期', '截止日期', '截止时间', '到期日', 'due date', 'deadline'],
    type: 'day',
  },
  outcome: {
    zh: '结果',
    en: 'Outcome',
    also: ['整改情况', '检测结果', '检测结论', '处理结果', '结论', '办理情况', '状态', 'result', 'status'],
    type: 'text',
  },
  note: { zh: '备注', en: 'Note', also: ['说明', '其他', 'remark', 'remarks', 'comment'], type: 'text' },
} as const satisfies Readonly<Record<string, Omit<LedgerField, 'id'>>>;

export type FieldId = keyof typeof LEDGER_FIELDS;

export const fieldOf = (id: FieldId): LedgerField => ({ id, ...LEDGER_FIELDS[id] });

interface KindRow {
  readonly zh: string;
  readonly en: string;
  readonly required: readonly FieldId[];
  readonly optional: readonly FieldId[];
  /** A row of the template. */
  readonly example: Readonly<Partial<Record<FieldId, string>>>;
}

const FIRM = { operatorName: '示例科技有限公司', creditCode: '91110108MA00000070', province: '北京' } as const;

/** Books that can be brought in. */
export const LEDGERS = {
  firms: {
    zh: '企业台账',
    en: 'Firms',
    required: ['operatorName', 'creditCode'],
    optional: ['licence', 'operatorFiling', 'province', 'contact', 'telephone', 'email', 'address'],
    example: { ...FIRM, licence: '京B2-20200001', operatorFiling: '京ICP备12345678号', contact: '张某', telephone: '010-12345678' },
  },
  apps: {
    zh: '应用台账',
    en: 'Apps',
    required: ['appName', 'package'],
    optional: ['platform', 'category', 'filingNumber', 'operatorName', 'creditCode', 'province'],
    example: { appName: '示例天气', package: 'cn.example.weather', platform: 'Android', filingNumber: '京ICP备12345678号-1A', ...FIRM },
  },
  filings: {
    zh: 'App备案导出',
    en: 'Filings',
    required: ['filingNumber', 'appName', 'package'],
    optional: ['platform', 'operatorName', 'creditCode', 'province'],
    example: { filingNumber: '京ICP备12345678号-1A', appName: '示例天气', package: 'cn.example.weather', platform: 'Android', ...FIRM },
  },
  findings: {
    zh: '问题台账',
    en: 'Findings',
    required: ['appName', 'problems', 'happenedOn'],
    optional: ['package', 'versionName', 'source', 'clause', 'operatorName', 'creditCode', 'authority', 'outcome', 'note'],
    example: {
      appName: '示例天气',
      package: 'cn.example.weather',
      versionName: '1.2.0',
      problems: '违规收集个人信息',
      happenedOn: '2021-11-03',
    },
  },
  orders: {
    zh: '责令整改台账',
    en: 'Orders',
    required: ['number', 'operatorName', 'happenedOn'],
    optional: ['creditCode', 'appName', 'package', 'versionName', 'problems', 'dueOn', 'authority', 'outcome', 'note'],
    example: {
      number: '京通管责改字〔2021〕第12号',
      ...FIRM,
      appName: '示例天气',
      problems: '超范围收集个人信息',
      happenedOn: '2021-11-03',
      dueOn: '2021-11-09',
    },
  },
  deadlines: {
    zh: '期限台账',
    en: 'Deadlines',
    required: ['appName', 'dueOn'],
    optional: ['number', 'operatorName', 'creditCode', 'package', 'happenedOn', 'authority', 'outcome', 'note'],
    example: {
      appName: '示例天气',
      number: '京通管责改字〔2021〕第12号',
      happenedOn: '2021-11-03',
      dueOn: '2021-11-09',
      outcome: '按期整改',
    },
  },
  notices: {
    zh: '历史通报',
    en: 'Old notices',
    required: ['number', 'appName', 'problems', 'happenedOn'],
    optional: ['operatorName', 'creditCode', 'package', 'versionName', 'source', 'filingNumber', 'province', 'authority', 'note'],
    example: {
      number: '2021年第11批，总第20批',
      appName: '示例天气',
      operatorName: '示例科技有限公司',
      source: '应用宝',
      versionName: '1.2.0',
      problems: '违规收集个人信息；强制用户使用定向推送功能',
      happenedOn: '2021-11-03',
      authority: '工业和信息化部',
    },
  },
  'lab-results': {
    zh: '检测结果清单',
    en: 'Results of laboratories',
    required: ['appName', 'package', 'versionName', 'outcome', 'happenedOn'],
    optional: ['clause', 'problems', 'operatorName', 'creditCode', 'authority', 'note'],
    example: {
      appName: '示例天气',
      package: 'cn.example.weather',
      versionName: '1.2.0',
      clause: '164-01.2',
      outcome: '不符合',
      happenedOn: '2021-11-03',
      authority: '某检测实验室',
    },
  },
} as const satisfies Readonly<Record<string, KindRow>>;

export type LedgerKind = keyof typeof LEDGERS;
export const LEDGER_KINDS = Object.keys(LEDGERS) as readonly LedgerKind[];
/** Books whose rows are kept as records of others, and never become ours. */
export const RECORD_KINDS = ['findings', 'orders', 'deadlines', 'notices', 'lab-results'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
export const isRecordKind = (kind: LedgerKind): kind is RecordKind => (RECORD_KINDS as readonly string[]).includes(kind);

export const ledgerOf = (kind: LedgerKind): KindRow => LEDGERS[kind];
export const fieldsOfLedger = (kind: LedgerKind): readonly FieldId[] => [...ledgerOf(kind).required, ...ledgerOf(kind).optional];
