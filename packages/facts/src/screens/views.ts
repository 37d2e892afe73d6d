import type { Place } from '@touchstone/kernel/place';
import { type Control, controlsOf, type Screen, type ScreenEvidence, type UiNode, type UiTree, wordsOf } from '@touchstone/screen';
import { plain } from './words.ts';

/** A screen with a tree, read once for all detectors. */
export interface View {
  /** Index in `screens`. */
  readonly index: number;
  readonly screen: Screen;
  readonly tree: UiTree;
  /** Texts without white space, in reading order. */
  readonly texts: readonly string[];
  /** What can be pressed or ticked, labels without white space. */
  readonly controls: readonly Control[];
  at(node?: UiNode): Place;
}

const known = new WeakMap<ScreenEvidence, readonly View[]>();

/** Screens that have a tree, in order. */
export function viewsOf(evidence: ScreenEvidence): readonly View[] {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const views = evidence.screens.flatMap((screen, index): readonly View[] => {
    const { tree } = screen;
    if (tree === undefined) return [];
    return [
      {
        index,
        screen,
        tree,
        texts: wordsOf(tree).map(plain),
        controls: controlsOf(tree).map(({ node, label }) => ({ node, label: plain(label) })),
        at: (node) => ({ file: `${evidence.name}/${screen.file}`, ...(node === undefined ? {} : { element: pathOf(node, tree) }) }),
      },
    ];
  });
  known.set(evidence, views);
  return views;
}

/** Whether any text of the screen has the words. */
export const says = ({ texts }: View, words: RegExp): boolean => texts.some((text) => words.test(text));

/** `node/node[2]/node`: the way from the root, counted among brothers and sisters from 1. */
function pathOf(node: UiNode, { nodes }: UiTree): string {
  const steps: string[] = [];
  for (let one: UiNode | undefined = node; one !== undefined && steps.length < 50; one = nodes[one.parent]) {
    const { parent } = one;
    const place = nodes.filter((other) => other.parent === parent).indexOf(one) + 1;
    steps.unshift(`node[${place}]`);
  }
  return steps.join('/');
}
