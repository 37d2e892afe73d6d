import type { Text } from '@touchstone/rules';

/** What sets a chain going, as the head of a sentence. */
export const triggerSentences: Readonly<Record<string, Text>> = {
  'process-start': { zh: '应用进程一启动就会执行', en: 'it runs as soon as the process starts' },
  'first-screen': { zh: '首屏显示时无需用户操作即会执行', en: 'it runs when the first screen is shown, without anybody doing anything' },
  'user-action': { zh: '用户操作即可触发', en: 'a user action sets it going' },
  'system-event': { zh: '由系统事件触发执行', en: 'an event of the system sets it going' },
  push: { zh: '由推送消息触发执行', en: 'a push message sets it going' },
  unknown: { zh: '触发时机无法确定', en: 'what sets it going cannot be told' },
};

/** Where a chain begins that goes on only after agreement. */
export const startWords: Readonly<Record<string, Text>> = {
  'process-start': { zh: '进程启动', en: 'at process start' },
  'first-screen': { zh: '首屏', en: 'at the first screen' },
  'user-action': { zh: '用户操作', en: 'with a user action' },
  'system-event': { zh: '系统事件', en: 'with an event of the system' },
  push: { zh: '推送消息', en: 'with a push message' },
  unknown: { zh: '时机不明的入口', en: 'at a time that is not known' },
};

/** The same in a line about one fact: 首屏时可读取. */
export const whenWords: Readonly<Record<string, Text>> = {
  'process-start': { zh: '进程启动时', en: 'at process start' },
  'first-screen': { zh: '首屏时', en: 'on the first screen' },
  'user-action': { zh: '用户操作后', en: 'after a user action' },
  'system-event': { zh: '系统事件触发时', en: 'on an event of the system' },
  push: { zh: '收到推送时', en: 'on a push message' },
  unknown: { zh: '时机不明', en: 'at a time that is not known' },
};

/** How something stands to agreement, as the head of a column or of a line. */
export const stateWords: Readonly<Record<string, Text>> = {
  'before-gate': { zh: '同意之前', en: 'before consent' },
  'behind-gate': { zh: '同意之后', en: 'after consent' },
  'no-gate': { zh: '未见征求同意', en: 'consent not asked for' },
  undecided: { zh: '先后未定', en: 'before or after consent not known' },
};

/** How a chain stands to agreement, as the rest of the sentence. */
export const gateSentences: Readonly<Record<string, Text>> = {
  'before-gate': {
    zh: '发生在用户同意之前，因为{when}，而下列调用链上没有任何一步须经用户同意',
    en: 'This happens before consent because {when}, and no step of the chain below needs agreement',
  },
  'no-gate': {
    zh: '应用中未发现征求同意的弹窗或页面，而{when}',
    en: 'No dialog or page that asks for consent was found, and {when}',
  },
  'behind-gate': {
    zh: '只在用户同意之后发生：调用链始于{start}，须经过{guard}才能继续',
    en: 'This happens only after consent: the chain begins {start} and goes on only through {guard}',
  },
  undecided: {
    zh: '无法判定与同意的先后：{when}{why}',
    en: 'Whether this comes before or after consent cannot be told: {when}{why}',
  },
};

/** What only agreement opens. */
export const guardWords: Readonly<Record<string, Text>> = {
  'agree-callback': { zh: '同意按钮的回调', en: 'the callback of the button that agrees' },
  'flag-branch': { zh: '检查同意标志的分支', en: 'a branch on the stored agreement' },
  'sdk-switch': { zh: 'SDK 的同意开关', en: 'the consent switch of an SDK' },
  'choice-branch': { zh: '区分同意与不同意的分支', en: 'a branch on which button was tapped' },
};

/** Why the place to agreement stays open, by what analysis says of it. */
export const whyWords: Readonly<Record<string, Text>> = {
  'the conditions before it are more than were looked at': {
    zh: '执行前的判断条件过多，未能全部分析',
    en: 'the conditions before it are more than were looked at',
  },
  'a stored answer or a wrapper decides, and not all that sets it is seen': {
    zh: '是否执行取决于已保存的选择或经过封装的判断，而写入该选择的代码未能全部看到',
    en: 'a stored answer or a wrapper decides, and not all that sets it is seen',
  },
  'code that names a class which is not known may run before the gate, and may run this': {
    zh: '征得同意前可能执行的代码按运行时才确定的名称加载类，可能由此提前执行本处',
    en: 'code that names a class which is not known may run before the gate, and may run this',
  },
  'what it names is not known where it runs before the gate, and it may name this': {
    zh: '征得同意前可能执行的代码按运行时才确定的名称调用，可能由此提前执行本处',
    en: 'what it names is not known where it runs before the gate, and it may name this',
  },
  gate: {
    zh: '调用链上有一处与用户同意的关系未能确定',
    en: 'how one step of the chain stands to agreement is not known',
  },
};
