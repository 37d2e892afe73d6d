// The recorder inside the app: bundled by scripts/build-recorder.ts, run by Frida before the app's own code.
import { table } from './compiled-table.ts';
import { createHooks } from './hook/hooks.ts';
import { createInstaller } from './hook/installer.ts';
import { createRecorder, tableWishes } from './hook/recorder.ts';
import { createSafely } from './hook/safely.ts';
import { createThreads } from './hook/threads.ts';
import type { Wish } from './hook/watcher.ts';
import { aboutRules } from './look/about.ts';
import { ask, textOf } from './look/ask.ts';
import { watchLibc } from './native/libc.ts';
import { readOptions } from './options.ts';
import { createOutbox } from './send/outbox.ts';
import { createRateLimit } from './send/rate-limit.ts';
import { createRunState } from './send/run-state.ts';
import { classLoaders } from './watch/class-loaders.ts';
import { EXTRA_CALLS } from './watch/extra-calls.ts';
import { pages } from './watch/pages.ts';
import type { WatchParts } from './watch/parts.ts';
import { permissionDialogs } from './watch/permission-dialogs.ts';
import { requests } from './watch/requests.ts';
import { shakes } from './watch/shake.ts';
import { userTouches } from './watch/touches.ts';

const SETTLE_MS = 500;

const options = readOptions();
const outbox = createOutbox();
const { put } = outbox;
const safely = createSafely(put);
const threads = createThreads();
const state = createRunState(options);
const hooks = createHooks(threads, safely);
const installer = createInstaller(hooks, safely);
const limit = createRateLimit(options.perSecond, put, Date.now);

let name: string | undefined;
/** `cn.example.shop:push`; its number until the system has given it its name. */
const process = () => {
  name ??= safely('name of the process', () => textOf(ask(Java.use('android.app.ActivityThread'), 'currentProcessName')));
  return name ?? options.package ?? String(Process.id);
};
const own = () => options.package ?? process().split(':')[0];

const parts: WatchParts = {
  options,
  about: aboutRules(table, own),
  threads,
  safely,
  limit,
  state,
  process,
  put,
  hooks,
  installer,
  touches: { count: 0 },
};
const record = createRecorder(parts);
const WATCHES: readonly ((parts: WatchParts) => readonly Wish[])[] = [
  classLoaders,
  permissionDialogs,
  pages,
  userTouches,
  shakes,
  requests,
];

const tellHooks = () =>
  put({ note: 'hooks', process: process(), hooked: hooks.count, waiting: installer.waiting, absent: installer.absent });

/** Everything that is there is hooked at once; what lies in the app follows with its loader. */
function install(): void {
  installer.add([
    ...tableWishes(table, options, record),
    ...EXTRA_CALLS.flatMap(({ owner, methods }) => methods.map((method) => ({ owner, method: method.name, watcher: record(method) }))),
    ...WATCHES.flatMap((watch) => safely('watch', () => watch(parts)) ?? []),
  ]);
}

/** A late start: loaders that the app made before the agent came. */
function lookAround(): void {
  installer.retry();
  for (const loader of safely('loaders', () => Java.enumerateClassLoadersSync()) ?? []) safely('loader', () => installer.retry(loader));
}

function tellStart(): void {
  put({ kind: 'process', time: Date.now(), process: process(), event: 'start', package: own() ?? process() });
  tellHooks();
}

rpc.exports = {
  /** @param what `consent`, `state` or `phase`; what was recorded before it is sent before the answer */
  mark(what, value = '', edge = 'start') {
    limit.settle(Number.MAX_SAFE_INTEGER);
    state.mark(what ?? '', value, edge);
    if (what === 'phase') Java.perform(() => void threads.alone(() => safely('implementers', () => installer.findImplementers())));
    put({ note: 'marked', mark: [what, value, edge].join(' ') });
    outbox.flush();
    return true;
  },
  status() {
    tellHooks();
    outbox.flush();
    return true;
  },
};

if (Java.available) {
  Java.performNow(() => void threads.alone(() => safely('install', install)));
  Java.perform(() =>
    threads.alone(() => {
      safely('look around', lookAround);
      safely('start', tellStart);
    }),
  );
} else put({ note: 'problem', where: 'start', message: 'no Java runtime in this process' });
watchLibc(table, { ...parts, own });
setInterval(() => limit.settle(Date.now()), SETTLE_MS);
