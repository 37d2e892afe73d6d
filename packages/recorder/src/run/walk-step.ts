import { clearData, forceStop, install, killInBackground, pressHome, uninstall } from '../device/installed-app.ts';
import { takePicture, takeTree } from '../device/screen.ts';
import type { Preparation, Step } from '../script/steps.ts';
import type { Deed } from '../script/tester.ts';
import { pause, type RunContext, say } from './run-context.ts';
import type { Sessions } from './sessions.ts';

export type Outcome = 'done' | 'skipped' | 'ended';

/** Leads through one step, from preparing the app to the last picture. */
export async function walkStep(run: RunContext, sessions: Sessions, step: Step): Promise<Outcome> {
  const { clock, folder, state, tester } = run;
  const readiness = await orAborted(run, tester.ready(step), 'quit' as const);
  if (readiness !== 'go') return readiness === 'skip' ? 'skipped' : 'ended';

  const then: Then[] = [];
  for (const preparation of step.prepare) then.push(await PREPARE[preparation](run, sessions));
  Object.assign(state, { scenario: step.scenario, appState: step.state }, step.consent === undefined ? {} : { consent: step.consent });
  await sessions.mark('phase', step.scenario, 'start'); // what happened before it stands before it in the log
  folder.put({ kind: 'phase', time: clock.now(), scenario: step.scenario, edge: 'start' });
  folder.put({ kind: 'state', time: clock.now(), state: step.state });
  if (step.consent !== undefined) folder.put({ kind: 'consent', time: clock.now(), event: step.consent });
  await sessions.mark('state', step.state);

  let outcome: Outcome = 'done';
  try {
    for (const act of then) await act?.();
    outcome = await watch(run, sessions, step);
  } finally {
    if (!run.signal.aborted) picture(run, `${step.scenario}-end`);
    await run.pictures.last;
    await sessions.mark('phase', step.scenario, 'end');
    delete state.scenario;
    folder.put({ kind: 'phase', time: clock.now(), scenario: step.scenario, edge: 'end' });
  }
  return outcome;
}

async function watch(run: RunContext, sessions: Sessions, step: Step): Promise<Outcome> {
  const begun = Date.now();
  const seconds = run.tester.secondsOf(step);
  await pause(run.settleMs);
  picture(run, step.scenario);
  while (!run.signal.aborted) {
    const left = seconds === undefined ? undefined : Math.max(0, begun + seconds * 1_000 - Date.now());
    const act = await orAborted(run, run.tester.next(step, left), { do: 'quit' } as const);
    if (act === undefined && left === 0) return 'done'; // what was due or typed before the end is done first
    if (act === undefined) continue;
    if (act.do === 'next') return 'done';
    if (act.do === 'skip') return 'skipped';
    if (act.do === 'quit') return 'ended';
    await perform(run, sessions, step, act);
  }
  return 'ended';
}

async function perform(run: RunContext, sessions: Sessions, step: Step, act: Deed): Promise<void> {
  const { adb, clock, folder } = run;
  if (act.do === 'tap' || act.do === 'swipe' || act.do === 'key') await run.pictures.last; // they show what was there before
  const time = clock.now();
  switch (act.do) {
    case 'shown':
    case 'refused':
    case 'agreed':
    case 'withdrawn': {
      run.state.consent = act.do;
      folder.put({ kind: 'consent', time, event: act.do, ...(act.text === undefined ? {} : { text: act.text }) });
      await sessions.mark('consent', act.do);
      say(run, { zh: `已标记：${MARKED[act.do]}`, en: `marked: ${act.do}` });
      return picture(run, `${step.scenario}-${act.do}`);
    }
    case 'shake':
      return folder.put({ kind: 'ui', time, event: 'shake' });
    case 'tap':
      sessions.touched(act.x, act.y);
      folder.put({ kind: 'ui', time, event: 'tap', x: act.x, y: act.y });
      await adb.ask('input', 'tap', String(act.x), String(act.y));
      return;
    case 'swipe':
      sessions.touched(act.x, act.y);
      folder.put({ kind: 'ui', time, event: 'swipe', x: act.x, y: act.y });
      await adb.ask('input', 'swipe', ...[act.x, act.y, act.toX, act.toY].map(String));
      return;
    case 'key':
      folder.put({ kind: 'ui', time, event: 'key', text: act.key });
      await adb.ask('input', 'keyevent', act.key);
      return;
    case 'picture':
      return picture(run, [step.scenario, fileWords(act.note ?? '')].filter((word) => word !== '').join('-'));
  }
}

const MARKED = { shown: '隐私政策已展示', refused: '已拒绝', agreed: '已同意', withdrawn: '已撤回' } as const;
/** What may stand in a file name everywhere. */
const fileWords = (note: string) =>
  note
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

function picture(run: RunContext, stem: string): void {
  run.pictures.last = run.pictures.last.then(() => takeScreen(run, stem)).catch((fault) => run.folder.note(`${stem}: ${String(fault)}`));
}

async function takeScreen(run: RunContext, stem: string): Promise<void> {
  const time = run.clock.now();
  const [shot, tree] = [await takePicture(run.adb), await takeTree(run.adb)];
  if (shot === undefined && tree === undefined) run.folder.note(`no picture of ${stem}`);
  run.folder.putScreen(stem, time, shot, tree);
}

/** What is left to do when the step is marked: it is part of what is watched. */
type Then = (() => Promise<unknown>) | undefined;
type Prepare = (run: RunContext, sessions: Sessions) => Promise<Then>;

/** How the app is brought where the step begins. */
const PREPARE: Readonly<Record<Preparation, Prepare>> = {
  async anew(run, sessions) {
    await sessions.stop();
    if (run.apks.length === 0) await clearData(run.adb, run.package);
    else await PREPARE.reinstall(run, sessions);
    return undefined;
  },
  async reinstall(run, sessions) {
    await sessions.stop();
    say(run, { zh: '正在卸载并重新安装……', en: 'uninstalling and installing anew …' });
    await uninstall(run.adb, run.package);
    await install(run.adb, run.apks);
    return undefined;
  },
  async upgrade(run, sessions) {
    await sessions.stop();
    say(run, { zh: '正在覆盖安装……', en: 'installing over it …' });
    await install(run.adb, run.newer);
    return undefined;
  },
  start: async (_run, sessions) => () => sessions.launch(),
  async restart(run, sessions) {
    await sessions.stop();
    await forceStop(run.adb, run.package);
    return () => sessions.launch();
  },
  async front(_run, sessions) {
    if (!sessions.isAlive) return () => sessions.launch();
    await sessions.toFront();
    return undefined;
  },
  async home(run) {
    await pressHome(run.adb);
    return undefined;
  },
  async kill(run, sessions) {
    await sessions.stop();
    return () => killInBackground(run.adb, run.package);
  },
};

/** What comes first: the answer, or the end of the run. */
export function orAborted<T, U>({ signal }: RunContext, answer: Promise<T>, aborted: U): Promise<T | U> {
  if (signal.aborted) return Promise.resolve(aborted);
  return new Promise((done, fail) => {
    const end = () => done(aborted);
    signal.addEventListener('abort', end, { once: true });
    answer.then(done, fail).finally(() => signal.removeEventListener('abort', end));
  });
}
