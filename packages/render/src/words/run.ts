import type { Text } from '@touchstone/rules';

const words = (zh: string, en: string): Text => ({ zh, en });

export const runHeadings = {
  title: words('运行', 'Run'),
  steps: words('已执行的测试步骤', 'Steps carried out'),
  step: words('步骤', 'Step'),
  begin: words('开始', 'Begin'),
  seconds: words('时长（秒）', 'Seconds'),
  line: words('行', 'Line'),
  notDone: words('没有执行的步骤', 'Steps not carried out'),
  notDoneNote: words('须在这些步骤中观察的条款没有检查。', 'Clauses that must be watched in these steps were not tested.'),
  overview: words('时间线', 'Timeline'),
  overviewNote: words(
    '上方两条带是测试步骤和同意状态，下面每一行是一种行为、一个主体；每条竖线是一次记录。',
    'The two bands on top are the steps and the state of consent; below, each row is one thing done by one owner, each stroke one record.',
  ),
  consentState: words('同意状态', 'Consent'),
  records: words('记录', 'Records'),
  first: words('首次', 'First'),
  worst: words('最重', 'Worst'),
  count: words('次数', 'Times'),
  period: words('周期', 'Period'),
  stack: words('调用栈', 'Stack'),
  ofTimes: words('时间', 'Time'),
  device: words('设备', 'Device'),
  tool: words('记录工具', 'Recorded by'),
  zone: words('时区', 'Zone'),
  others: words('未涉及条款的记录', 'Records that touch no clause'),
  noRun: words('没有提供运行记录，未检测。', 'No log of a run was given: not tested.'),
  nothing: words('日志中没有可说明问题的记录。', 'The log has no record that says anything.'),
  drawing: words('时间线图', 'timeline'),
} as const satisfies Readonly<Record<string, Text>>;

/** Steps of the run script, in the order of the script. */
export const scenarioWords: Readonly<Record<string, Text>> = {
  'first-launch': words('首次启动', 'first launch'),
  refuse: words('拒绝政策', 'refuse'),
  agree: words('同意政策', 'agree'),
  'deny-all': words('拒绝全部权限', 'deny all'),
  'restart-after-denial': words('拒绝后重启', 'restart after denial'),
  traverse: words('遍历功能', 'traverse'),
  silent: words('静默', 'silent'),
  background: words('后台', 'background'),
  killed: words('被结束后', 'after being closed'),
  'splash-and-windows': words('开屏与弹窗', 'splash and windows'),
  upgrade: words('升级', 'upgrade'),
  reinstall: words('重新安装', 'reinstall'),
  withdraw: words('撤回同意', 'withdraw consent'),
};

/** State of consent after an event of the log. */
export const consentWords: Readonly<Record<string, Text>> = {
  'not-shown': words('未展示', 'no notice yet'),
  shown: words('已展示，未同意', 'shown, not agreed'),
  refused: words('已拒绝', 'refused'),
  agreed: words('已同意', 'agreed'),
  withdrawn: words('已撤回', 'withdrawn'),
};
