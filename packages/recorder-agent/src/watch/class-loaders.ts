import type { Call, Wish } from '../hook/watcher.ts';
import { ask, isJava } from '../look/ask.ts';
import type { WatchParts } from './parts.ts';

/**
 * Moments at which classes appear: a loader is made or gets more files, the app's context gets its loader (packers exchange it), the app and
 * its first pages start. What could not be hooked before is tried again, and before the app's code goes on.
 */
export function classLoaders({ installer }: WatchParts): readonly Wish[] {
  let pages = 0;
  const own = { after: ({ self }: Call) => installer.retry(self) };
  const ofContext = {
    after({ self, given }: Call) {
      const context = given.find(isJava) ?? self;
      const loader = ask(context, 'getClassLoader');
      if (isJava(loader)) installer.retry(loader);
    },
  };
  return [
    { owner: 'dalvik.system.BaseDexClassLoader', method: '<init>', watcher: own },
    { owner: 'dalvik.system.BaseDexClassLoader', method: 'addDexPath', watcher: own },
    { owner: 'android.app.Application', method: 'attach', watcher: ofContext },
    { owner: 'android.app.Instrumentation', method: 'callApplicationOnCreate', watcher: { before: (call) => ofContext.after(call) } },
    {
      owner: 'android.app.Activity',
      method: 'performCreate',
      watcher: {
        before({ self }) {
          if (pages++ > MOST_PAGES) return;
          ofContext.after({ self, given: [] } as unknown as Call);
          if (pages === 1) installer.findImplementers();
        },
      },
    },
  ];
}

const MOST_PAGES = 5;
