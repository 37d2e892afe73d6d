import type { AppState, Scenario } from '@touchstone/trace';
import type { Text } from '../words.ts';

/** What is done to the app before the tester watches or acts. */
export type Preparation = 'anew' | 'start' | 'restart' | 'front' | 'home' | 'kill' | 'upgrade' | 'reinstall';

/** A step of the run script. */
export interface Step {
  /** Own name: a scenario may be walked through more than once. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly title: Text;
  readonly todo: Text;
  readonly prepare: readonly Preparation[];
  readonly state: AppState;
  /** How long to watch. @source regulation §9: T03 suggests 60 s; the others are windows of ours */
  readonly seconds: number;
  /** The step ends when the tester says so, not when the time is over. */
  readonly isOpen?: true;
  /** Of the notice, when the step begins. */
  readonly consent?: 'not-shown';
  readonly needs?: 'apk';
}

/** The run script, in its order. @source regulation §9, run script implied by the clauses */
export const STEPS: readonly Step[] = [
  {
    id: 'first-launch',
    scenario: 'first-launch',
    title: { zh: '首次启动，不操作', en: 'first launch, hands off' },
    todo: {
      zh: '不要触摸手机。隐私政策弹窗出现时按 c',
      en: 'Do not touch the phone. Press c when the privacy notice appears',
    },
    prepare: ['anew', 'start'],
    state: 'foreground',
    seconds: 60,
    consent: 'not-shown',
  },
  {
    id: 'refuse',
    scenario: 'refuse',
    title: { zh: '拒绝隐私政策', en: 'refuse the privacy notice' },
    todo: {
      zh: '在隐私政策弹窗上点“不同意”，随即按 r；应用若仍可使用，请浏览几页',
      en: 'Tap “disagree” on the privacy notice and press r at once; if the app still works, look at some pages',
    },
    prepare: ['front'],
    state: 'foreground',
    seconds: 60,
    isOpen: true,
  },
  {
    id: 'agree',
    scenario: 'agree',
    title: { zh: '重新启动并同意，不使用任何功能', en: 'start again and agree, use no feature' },
    todo: {
      zh: '先按 a，紧接着点“同意”（这样点下之后的调用不会被记成同意之前）；之后不要触摸手机，看它索要哪些权限（弹窗保留不答，到时间后再按回车）',
      en: 'Press a, then tap “agree” at once (so that no call after the tap counts as before it); then hands off: see which permissions it asks for (leave dialogs unanswered, Enter when time is up)',
    },
    prepare: ['restart'],
    state: 'foreground',
    seconds: 60,
    isOpen: true,
  },
  {
    id: 'deny-all',
    scenario: 'deny-all',
    title: { zh: '拒绝所有权限', en: 'deny every permission' },
    todo: {
      zh: '逐个拒绝权限弹窗，再触发与权限有关的功能并拒绝；完成后按回车',
      en: 'Deny every permission dialog, start features that need permissions and deny again; press Enter when done',
    },
    prepare: ['front'],
    state: 'foreground',
    seconds: 120,
    isOpen: true,
  },
  ...[1, 2].map(
    (round): Step => ({
      id: `restart-after-denial-${round}`,
      scenario: 'restart-after-denial',
      title: { zh: `拒绝权限后重启（第 ${round} 次）`, en: `restart after denial (${round} of 2)` },
      todo: { zh: '不要触摸手机，看它是否再次索要权限或退出', en: 'Hands off: see whether it asks again or ends' },
      prepare: ['restart'],
      state: 'foreground',
      seconds: 30,
    }),
  ),
  {
    id: 'traverse',
    scenario: 'traverse',
    title: { zh: '逐一使用各项功能', en: 'use every feature' },
    todo: {
      zh: '注册登录，打开每个页面，使用每项功能（含注销、投诉、个性化推荐开关）；重要页面按 p 截图；完成后按回车',
      en: 'Sign up, open every page and use every feature (closing the account, complaints, the switch of recommendations); p takes a picture; Enter when done',
    },
    prepare: ['front'],
    state: 'foreground',
    seconds: 600,
    isOpen: true,
  },
  {
    id: 'silent',
    scenario: 'silent',
    title: { zh: '静默', en: 'on the screen, untouched' },
    todo: { zh: '让应用停在屏幕上，不要触摸手机', en: 'Leave the app on the screen and do not touch the phone' },
    prepare: ['front'],
    state: 'silent',
    seconds: 120,
  },
  {
    id: 'background',
    scenario: 'background',
    title: { zh: '后台', en: 'in the background' },
    todo: { zh: '应用已退到后台，不要触摸手机', en: 'The app is in the background; do not touch the phone' },
    prepare: ['home'],
    state: 'background',
    seconds: 120,
  },
  {
    id: 'killed',
    scenario: 'killed',
    title: { zh: '被杀后', en: 'after being killed' },
    todo: {
      zh: '应用进程已结束。请在“最近任务”里把它划掉，按 Home 回到桌面，然后不要触摸手机，看它是否自行启动',
      en: 'Its processes were ended. Swipe it out of the recent tasks, go home, then hands off: see whether it starts by itself',
    },
    prepare: ['home', 'kill'],
    state: 'killed',
    seconds: 120,
  },
  {
    id: 'splash-and-windows',
    scenario: 'splash-and-windows',
    title: { zh: '开屏与弹窗', en: 'splash screens and windows' },
    todo: {
      zh: '看开屏广告：不点、点关闭、点空白处、轻摇手机（随即按 s）；每个弹窗都试着关闭；每种情形按 p 截图；完成后按回车',
      en: 'Watch the splash: leave it, close it, tap beside it, shake the phone gently (press s at once); try to close every window; p each time; Enter when done',
    },
    prepare: ['restart'],
    state: 'foreground',
    seconds: 120,
    isOpen: true,
  },
  {
    id: 'upgrade',
    scenario: 'upgrade',
    title: { zh: '覆盖升级', en: 'upgrade in place' },
    todo: {
      zh: '新版本已覆盖安装并启动：看权限开关是否被改动、隐私政策是否重新提示；完成后按回车',
      en: 'The new version was installed over the old one and started: have permissions changed, is the notice shown again? Enter when done',
    },
    prepare: ['upgrade', 'start'],
    state: 'foreground',
    seconds: 60,
    isOpen: true,
    needs: 'apk',
  },
  {
    id: 'reinstall',
    scenario: 'reinstall',
    title: { zh: '卸载重装', en: 'uninstall and install anew' },
    todo: {
      zh: '应用已卸载并重新安装、启动，不要触摸手机。隐私政策弹窗出现时按 c',
      en: 'The app was uninstalled, installed anew and started: hands off. Press c when the notice appears',
    },
    prepare: ['reinstall', 'start'],
    state: 'foreground',
    seconds: 60,
    consent: 'not-shown',
    needs: 'apk',
  },
  {
    id: 'withdraw',
    scenario: 'withdraw',
    title: { zh: '撤回同意', en: 'withdraw consent' },
    todo: {
      zh: '在应用里撤回同意隐私政策，随即按 w；再使用几个页面；没有这项功能就按 x 跳过；完成后按回车',
      en: 'Withdraw consent in the app and press w at once; use some pages; x skips when there is no such function; Enter when done',
    },
    prepare: ['front'],
    state: 'foreground',
    seconds: 60,
    isOpen: true,
  },
];
