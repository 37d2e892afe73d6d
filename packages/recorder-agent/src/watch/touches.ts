import type { Call, Wish } from '../hook/watcher.ts';
import { ask, isJava } from '../look/ask.ts';
import type { AgentUi } from '../send/wire.ts';
import type { WatchParts } from './parts.ts';

/** @source android.view.MotionEvent */
const [DOWN, UP] = [0, 1];
const LONG_MS = 500;
/** Pixels that a finger may move during a tap. */
const STILL = 40;

/** Touches of pages and dialogs, told when the finger leaves the screen. */
export function userTouches({ put, process, touches }: WatchParts): readonly Wish[] {
  let down = { x: 0, y: 0, time: 0 };
  const touch = ({ self, given, time }: Call) => {
    const event = given.find(isJava);
    if (event === undefined) return;
    const action = Number(ask(event, 'getAction'));
    if (action !== DOWN && action !== UP) return;
    const [x, y] = [Number(ask(event, 'getRawX')), Number(ask(event, 'getRawY'))];
    if (action === DOWN) {
      touches.count++;
      down = { x, y, time };
      return;
    }
    put({
      kind: 'ui',
      time: down.time,
      process: process(),
      event: kindOf(x - down.x, y - down.y, time - down.time),
      page: self.$className,
      x: down.x,
      y: down.y,
    });
  };
  const watcher = { before: touch };
  return ['android.app.Activity', 'android.app.Dialog'].map((owner) => ({ owner, method: 'dispatchTouchEvent', watcher }));
}

function kindOf(dx: number, dy: number, lastedMs: number): AgentUi['event'] {
  if (Math.hypot(dx, dy) > STILL) return 'swipe';
  return lastedMs >= LONG_MS ? 'long-tap' : 'tap';
}
