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
    zh: '只在用户同意之后发生：{when}，且须先经过{guard}',
    en: 'This happens only after consent: {when}, and the way leads through {guard}',
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
