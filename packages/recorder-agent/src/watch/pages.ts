import type { Call, Wish } from '../hook/watcher.ts';
import type { AgentUi } from '../send/wire.ts';
import type { WatchParts } from './parts.ts';

/** An activity that stops while another of the app starts leaves nothing behind: the next one starts first. This waits for turning screens. */
const LEFT_AFTER_MS = 700;

/** Pages and windows as they come, and the app coming to the front and leaving it. */
export function pages({ put, process, state }: WatchParts): readonly Wish[] {
  let started = 0;
  const appear = (to: 'foreground' | 'background') => {
    if (state.appeared(to)) put({ kind: 'state', time: Date.now(), process: process(), state: to });
  };
  const ui = (event: AgentUi['event'], where: 'page' | 'window') => ({
    before: ({ self, time }: Call) => put({ kind: 'ui', time, process: process(), event, [where]: self.$className }),
  });

  return [
    {
      owner: 'android.app.Activity',
      method: 'onStart',
      watcher: {
        before() {
          started++;
          appear('foreground');
        },
      },
    },
    {
      owner: 'android.app.Activity',
      method: 'onStop',
      watcher: {
        before() {
          started = Math.max(0, started - 1);
          setTimeout(() => {
            if (started === 0) appear('background');
          }, LEFT_AFTER_MS);
        },
      },
    },
    { owner: 'android.app.Activity', method: 'onResume', watcher: ui('page', 'page') },
    { owner: 'android.app.Dialog', method: 'show', watcher: ui('window', 'window') },
    { owner: 'android.app.Dialog', method: 'dismiss', watcher: ui('closed', 'window') },
  ];
}
