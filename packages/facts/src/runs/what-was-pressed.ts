import { controlAt, coverOf } from '@touchstone/screen';
import type { Knowledge } from '../knowledge.ts';
import type { View } from '../screens/views.ts';
import type { LedAct } from './led-events.ts';
import { plainText, runRows, runWords } from './run-words.ts';

/** What an act of the user was about. `unknown`: a tap of which neither text nor place tells anything. */
export type Pressed = 'shake' | 'rotate' | 'close' | 'bait' | 'download' | 'open' | 'picture' | 'other' | 'unknown';

export interface Press {
  readonly on: Pressed;
  /** With a bait: which. */
  readonly bait?: string;
}

/** Part of the screen from which what is pressed is the window itself and no button. */
const WHOLE = 0.4;

/** @param view of the moment, when screens are there */
export function pressed(act: LedAct, view: View | undefined, knowledge: Knowledge): Press {
  if (act.kind === 'shake' || act.kind === 'rotate') return { on: act.kind };
  const hit = view === undefined || act.x === undefined || act.y === undefined ? undefined : controlAt(view.tree, act.x, act.y);
  const texts = [act.text ?? '', hit?.label ?? ''].map(plainText).filter((text) => text !== '');
  const id = act.element ?? hit?.node.id.split('/').at(-1) ?? '';
  const says = (list: string) => texts.some((text) => runWords(knowledge, list).test(text));
  if (says('closeMarks') || (texts.length === 0 && runWords(knowledge, 'closeIds').test(id))) return { on: 'close' };
  const bait = runRows(knowledge, 'baits', 'bait').find(({ words }) => texts.some((text) => words.test(text)));
  if (bait !== undefined) return { on: 'bait', bait: bait.name };
  if (says('downloadWords')) return { on: 'download' };
  if (says('pictures')) return { on: 'picture' };
  if (hit !== undefined && view !== undefined && coverOf(hit.node.bounds, view.tree) >= WHOLE) return { on: 'picture' };
  if (says('openWords')) return { on: 'open' };
  if (texts.length > 0) return { on: 'other' };
  if (runWords(knowledge, 'pictures').test(id)) return { on: 'picture' };
  // Beside everything that can be pressed.
  return { on: view !== undefined && act.x !== undefined && hit === undefined ? 'picture' : 'unknown' };
}
