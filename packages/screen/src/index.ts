export { type ScreenFile, type ScreenRecord, screensInOrder } from './in-order.ts';
export type { Act, Follow, Screen, ScreenEvidence } from './screen.ts';
export { type Control, controlAt, controlsOf, coverOf, isShown, wordsOf } from './tree/controls.ts';
export { readTree } from './tree/read-tree.ts';
export type { Bounds, UiNode, UiTree } from './tree/ui-tree.ts';
