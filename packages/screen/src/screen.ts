import type { UiTree } from './tree/ui-tree.ts';

/** What the screen showed during a run and what the user did, in the order of time. Plain data. */
export interface ScreenEvidence {
  /** Name of the folder. */
  readonly name: string;
  readonly screens: readonly Screen[];
  readonly acts: readonly Act[];
  readonly follows: readonly Follow[];
}

/** One moment that was kept: a tree of elements, a picture, or both. */
export interface Screen {
  /** File name of the tree, of the picture when there is no tree: what a place names. */
  readonly file: string;
  /** Screenshot of the same moment. */
  readonly picture?: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly time?: number;
  /** Step of the run script, in the words of `run.scenario`. */
  readonly scenario?: string;
  /** Component name of the activity. */
  readonly page?: string;
  /** What the tester noted: 应用内“我的-设置-隐私”. */
  readonly note?: string;
  /** Absent: only a picture is there, for people to look at. */
  readonly tree?: UiTree;
}

/** What the user did, or what was done in the user's place. */
export interface Act {
  readonly kind: 'tap' | 'long-tap' | 'swipe' | 'input' | 'key' | 'shake' | 'rotate';
  readonly time?: number;
  /** Pixels from the left and top. */
  readonly x?: number;
  readonly y?: number;
  /** Text of the element or key, as the tool says. */
  readonly text?: string;
  /** Index in `screens` of the last screen before it; -1 when there was none. */
  readonly on: number;
}

/** What happened without the user's hand: after which act is found by order. */
export interface Follow {
  readonly kind: 'process-start' | 'page' | 'download' | 'install' | 'app-closed';
  readonly time?: number;
  /** Package that started or whose page came; file or address of a download. */
  readonly what: string;
  /** Index in `acts` of the last act before it; -1 when there was none. */
  readonly after: number;
  /** Index in `screens` of the last screen before it; -1 when there was none. */
  readonly on: number;
}
