import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { Follow, ScreenEvidence } from '@touchstone/screen';
import type { RunContext, RunLog } from '@touchstone/trace';
import type { Evidence } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import { type View, viewsOf } from '../screens/views.ts';
import { type Hands, handsOf, lastAt } from './hands.ts';
import { packageOf } from './own-processes.ts';
import { lineOf } from './run-attributes.ts';
import { runLimit, runWords } from './run-words.ts';

/** Something that came to pass on the screen, and the act of the user before it, if there was one. */
export interface LedEvent {
  readonly kind: 'jump' | 'landing' | 'download';
  /** Package or page that came; address or file that was fetched. */
  readonly what: string;
  readonly act?: LedAct;
  /** Whether acts are recorded at all: only then can nothing have led to it. */
  readonly isActKnown: boolean;
  /** Told by what was recorded with the screens, not by a log. */
  readonly isOfScreens: boolean;
  /** What was on the screen, when screens are there. */
  readonly view?: View;
  readonly context?: RunContext;
  readonly time?: number;
  readonly at: Place;
}

export interface LedAct {
  readonly kind: string;
  readonly text?: string;
  readonly element?: string;
  readonly x?: number;
  readonly y?: number;
}

/**
 * Pages of others, pages that are advertised, and downloads, in the order of time, as logs and screens tell them. What both tell is told
 * once, with the screen.
 */
export function ledEventsOf(app: App, evidence: Evidence, knowledge: Knowledge): readonly LedEvent[] {
  const { run = [], screen } = evidence;
  const shown = screen === undefined ? [] : onScreens(screen, app, knowledge);
  const sameMs = runLimit(knowledge, 'sameMoment');
  const views = screen === undefined ? [] : viewsWithTime(screen);
  const logged = run.flatMap((log) => [...inLog(log, app, handsOf(evidence), views, knowledge)]);
  const isShown = new Set(shown);
  const all = [...shown, ...logged].sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const last = new Map<string, LedEvent>();
  return all.filter((event) => {
    const before = last.get(event.kind);
    const isSame = before?.time !== undefined && event.time !== undefined && event.time - before.time <= sameMs;
    if (isSame && (before.view !== undefined || event.view === undefined || !isShown.has(event))) return false;
    last.set(event.kind, event);
    return true;
  });
}

/** What the user does to leave is no lead. */
const LEADS: ReadonlySet<string> = new Set(['tap', 'long-tap', 'swipe', 'shake', 'rotate']);

function* inLog(log: RunLog, app: App, hands: Hands, views: readonly (View & Timed)[], knowledge: Knowledge): Generator<LedEvent> {
  const own = packageOf(log, app);
  const kindOfPage = pageKinds(own, app, knowledge);
  const system = runWords(knowledge, 'systemPackages');
  const told = (record: { readonly line: number; readonly time?: number }, kind: LedEvent['kind'], what: string, context: RunContext) => {
    const { time } = record;
    const within = runLimit(knowledge, kind === 'download' ? 'download' : 'jump');
    const act = time === undefined ? undefined : hands.before(time, within);
    // A key leaves the page: what comes then is where the user went.
    if (act !== undefined && !LEADS.has(act.event)) return undefined;
    const view = act === undefined || time === undefined ? undefined : views[lastAt(views, act.time)];
    const isNear = view !== undefined && (time ?? 0) - view.time <= runLimit(knowledge, 'toldBefore');
    return {
      kind,
      what,
      isActKnown: hands.isKnown,
      isOfScreens: false,
      context,
      at: lineOf(log, record),
      ...(act === undefined ? {} : { act: { ...act, kind: act.event } }),
      ...(isNear ? { view } : {}),
      ...(time === undefined ? {} : { time }),
    };
  };
  for (const { record, context } of log.processes) {
    const { event, package: target, caller, cause = '' } = record;
    if (event !== 'start' || target === own) continue;
    const isInstaller = runWords(knowledge, 'installers').test(target) && !/permission|权限/i.test(cause);
    if (isInstaller && caller === own) yield* some(told(record, 'download', target, context));
    if (system.test(target) || caller !== own || !/activity/i.test(cause)) continue;
    yield* some(told(record, 'jump', target, context));
  }
  for (const { record, context } of log.acts) {
    if (record.event !== 'page' || record.page === undefined) continue;
    const isOwn = record.process?.startsWith(own) === true;
    const kind = kindOfPage(record.page, isOwn);
    if (kind === undefined) continue;
    const event = told(record, kind, record.page, context);
    // Which app brought a page of another to the front is only known after an act in this one.
    if (event !== undefined && (kind === 'landing' || (event.act !== undefined && !isForeign(event.act, own)))) yield event;
  }
  for (const { touch, times, first, context } of log.episodes) {
    if (touch.action === undefined || !DOWNLOADS.has(touch.action)) continue;
    const what = touch.argument ?? first.target?.value ?? '';
    if (touch.action === 'download-file' && what !== '' && !PACKAGE_FILE.test(what)) continue;
    for (const time of times.slice(0, MOST_TIMES)) yield* some(told({ line: first.line, time }, 'download', what, context));
  }
  for (const { record, context } of log.packages) yield* some(told(record, 'download', record.url ?? record.host, context));
}

const DOWNLOADS: ReadonlySet<string> = new Set(['download-file', 'install-app']);
const PACKAGE_FILE = /\.(?:apk|xapk|apks)(?:[?#]|$)/i;
const MOST_TIMES = 200;
const some = (event: LedEvent | undefined): readonly LedEvent[] => (event === undefined ? [] : [event]);
const isForeign = (act: { readonly process?: string }, own: string) => act.process !== undefined && !act.process.startsWith(own);

interface Timed {
  readonly time: number;
}

function viewsWithTime(screen: ScreenEvidence): readonly (View & Timed)[] {
  const timed = viewsOf(screen).flatMap((view) => (view.screen.time === undefined ? [] : [{ ...view, time: view.screen.time }]));
  return timed.sort((a, b) => a.time - b.time);
}

function onScreens(screen: ScreenEvidence, app: App, knowledge: Knowledge): readonly LedEvent[] {
  const own = app.manifest?.package ?? '';
  const kindOfPage = pageKinds(own, app, knowledge);
  const system = runWords(knowledge, 'systemPackages');
  const views = new Map(viewsOf(screen).map((view) => [view.index, view]));
  return screen.follows.flatMap((follow): readonly LedEvent[] => {
    const kind = kindOfFollow(follow, own, kindOfPage, system);
    if (kind === undefined) return [];
    const { what, time, after, on } = follow;
    const within = runLimit(knowledge, kind === 'download' ? 'download' : 'jump');
    const act = screen.acts[after];
    const isSoon = act !== undefined && (time === undefined || act.time === undefined || time - act.time <= within);
    if (isSoon && !LEADS.has(act.kind)) return [];
    const view = viewAt(views, isSoon ? act.on : on);
    return [
      {
        kind,
        what,
        isActKnown: screen.acts.length > 0,
        isOfScreens: true,
        at: view?.at() ?? { file: screen.name },
        ...(isSoon ? { act } : {}),
        ...(view === undefined ? {} : { view }),
        ...(time === undefined ? {} : { time }),
      },
    ];
  });
}

function kindOfFollow({ kind, what }: Follow, own: string, kindOfPage: KindOfPage, system: RegExp): LedEvent['kind'] | undefined {
  if (kind === 'download') return what === '' || PACKAGE_FILE.test(what) ? 'download' : undefined;
  if (kind === 'install') return 'download';
  if (kind === 'process-start') return what === own || what === '' || system.test(what) ? undefined : 'jump';
  return kind === 'page' ? kindOfPage(what, false) : undefined;
}

/** The last screen with a tree, at this one or up to three before it. */
function viewAt(views: ReadonlyMap<number, View>, index: number): View | undefined {
  for (let i = index; i >= 0 && i > index - 3; i--) {
    const view = views.get(i);
    if (view !== undefined) return view;
  }
  return undefined;
}

type KindOfPage = (page: string, isOwnProcess: boolean) => 'jump' | 'landing' | undefined;

/** Whose a page is: of another app, an advertised one inside this app, or an ordinary one. */
function pageKinds(own: string, app: App, knowledge: Knowledge): KindOfPage {
  const landing = runWords(knowledge, 'landingPages');
  const system = runWords(knowledge, 'systemPackages');
  return (page, isOwnProcess) => {
    const name = page.includes('/') ? (page.split('/')[0] as string) : page;
    const { owner } = app.owners.of(`L${page.replaceAll('.', '/')};`);
    const isOwn = isOwnProcess || name === own || name.startsWith(`${own}.`) || owner === 'app' || owner === 'sdk' || owner === 'library';
    if (isOwn) return landing.test(page) ? 'landing' : undefined;
    return system.test(name) ? undefined : 'jump';
  };
}
