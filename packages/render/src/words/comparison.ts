import type { Text } from '@touchstone/rules';
import type { MatrixRow, Mismatch } from '@touchstone/verdict';

const words = (zh: string, en: string): Text => ({ zh, en });

/** Sides of the comparison, in the order of the columns. */
export const sideWords = {
  necessary: words('类型必要', 'Necessary for the type'),
  declared: words('清单声明', 'Declared in the manifest'),
  code: words('代码可读取（按主体）', 'Code can read (by owner)'),
  before: words('同意前可达', 'Reachable before consent'),
  policy: words('政策写明', 'Policy says'),
  run: words('运行实际（次数）', 'Run did (times)'),
  sent: words('发送至', 'Sent to'),
} as const satisfies Readonly<Record<string, Text>>;

export type Side = keyof typeof sideWords;

/** A mismatch as a mark, and what it means. */
export const mismatchWords: Readonly<Record<Mismatch, { readonly mark: Text; readonly says: Text }>> = {
  'before-consent': {
    mark: words('同意前收集', 'Before consent'),
    says: words('运行中在用户同意之前已经读取或发送', 'the run read or sent it before the user agreed'),
  },
  undisclosed: {
    mark: words('未声明收集', 'Not declared'),
    says: words('应用读取，隐私政策没有写明', 'the app reads it and the policy does not say so'),
  },
  'undisclosed-by-sdk': {
    mark: words('SDK 收集未声明', 'SDK not covered'),
    says: words('SDK 读取，隐私政策没有写明该 SDK 收集此项', 'an SDK reads it and the policy does not say that this SDK does'),
  },
  'undeclared-sdk': {
    mark: words('未声明 SDK', 'SDK not declared'),
    says: words('由隐私政策没有列出的 SDK 读取', 'an SDK that the policy does not name reads it'),
  },
  'against-own-rule': {
    mark: words('声明与实际不一致', 'Against its own words'),
    says: words('运行与隐私政策的说法不符', 'the run is against what the policy says'),
  },
  'not-necessary': {
    mark: words('超出类型必要范围', 'Beyond the type'),
    says: words('不在该类型 App 的必要个人信息之内', 'it is not among what this type of app needs'),
  },
  'over-declared': {
    mark: words('权限声明多余', 'Permission to spare'),
    says: words('声明了权限，未见代码或运行使用', 'a permission for it is declared and neither code nor run uses it'),
  },
};

/** What `before-consent` comes to while no run has shown it. */
export const perhapsBeforeConsent = {
  mark: words('同意前可读取', 'Possible before consent'),
  says: words(
    '代码在用户同意之前就能执行到读取之处，运行中未见或未检测',
    'code can come to read it before the user agreed; no run has shown it, or none was given',
  ),
} as const satisfies Readonly<Record<string, Text>>;

/** Mismatches that only a reason of the firm could excuse; the others are against the user. */
export const lesserMismatches: ReadonlySet<Mismatch> = new Set(['not-necessary', 'over-declared']);

export const necessaryWords: Readonly<Record<MatrixRow['necessary'], Text>> = {
  yes: words('必要', 'necessary'),
  no: words('非必要', 'not necessary'),
  unknown: words('未给定类型', 'type not given'),
};

export const beforeWords: Readonly<Record<MatrixRow['beforeConsent']['state'], Text>> = {
  reachable: words('可达', 'reachable'),
  'behind-gate': words('须先同意', 'only after consent'),
  undecided: words('先后未定', 'not decided'),
  'not-reachable': words('未见执行路径', 'no way to it seen'),
  none: words('无', 'none'),
};

export const policyWords: Readonly<Record<MatrixRow['policy']['state'], Text>> = {
  told: words('已写明', 'stated'),
  vague: words('写得含糊', 'vaguely'),
  silent: words('未写明', 'silent'),
  'not-given': words('未提供', 'not given'),
};

export const runWords = {
  times: words('次', 'times'),
  notRead: words('未读取', 'not read'),
  refused: words('被系统拒绝', 'refused by the system'),
  notGiven: words('未提供', 'not given'),
  noTraffic: words('未提供流量', 'no traffic given'),
  pathInCode: words('代码中有外传路径', 'a path in code'),
} as const satisfies Readonly<Record<string, Text>>;

export const comparisonWords = {
  title: words('对照表', 'Comparison'),
  note: words(
    '每种个人信息一行，各方说法并排；不一致的排在前面，点开单元格即到证据。“无”是查过、没有；“未提供”是没有材料、没有检查。',
    'A row for each kind of personal information, all sides beside each other; those that do not fit come first, and each cell leads to its proof. “none” was looked for and is not there; “not given” was not looked at for want of material.',
  ),
  textNote: words(
    '每种个人信息一段，不一致的排在前面；箭头后是证据所在。“无”是查过、没有；“未提供”是没有材料、没有检查。',
    'A paragraph for each kind of personal information, those that do not fit first; behind each arrow stands the proof. “none” was looked for and is not there; “not given” was not looked at for want of material.',
  ),
  kind: words('个人信息', 'Personal information'),
  agrees: words('未见不一致', 'nothing that does not fit'),
  agreesSoFar: words('已提供的材料中未见不一致', 'nothing that does not fit in what was given'),
  allProof: words('对照表各格的证据', 'Proof of the cells'),
  none: words('无', 'none'),
  empty: words('没有任何一方涉及个人信息。', 'No side speaks of personal information.'),
  legend: words('标记含义', 'What the marks mean'),
} as const satisfies Readonly<Record<string, Text>>;
