import type { Bounds, UiNode, UiTree } from './ui-tree.ts';

/** What a user can press or tick, with the words on it. */
export interface Control {
  readonly node: UiNode;
  /** Its own words and those inside it, joined by a space; of an icon its description. */
  readonly label: string;
}

/** Everything that can be pressed or ticked, in reading order. An element inside another control belongs to that one, unless it is one itself. */
export function controlsOf(tree: UiTree): readonly Control[] {
  const labels = ownedWords(tree);
  return tree.nodes
    .map((node, i) => ({ node, label: (labels[i] ?? []).join(' ') }))
    .filter(({ node }) => (node.isClickable || node.isCheckable) && isShown(node.bounds));
}

/** All words on the screen, in reading order. */
export const wordsOf = (tree: UiTree): readonly string[] => tree.nodes.map(saidBy).filter((words) => words !== '');

/** The innermost element at a point that can be pressed; the last drawn of several. */
export function controlAt(tree: UiTree, x: number, y: number): Control | undefined {
  return controlsOf(tree).findLast(({ node: { bounds } }) => x >= bounds.left && x < bounds.right && y >= bounds.top && y < bounds.bottom);
}

export const isShown = ({ left, top, right, bottom }: Bounds): boolean => right > left && bottom > top;

/** Part of the screen that an element covers, 0–1. */
export function coverOf({ left, top, right, bottom }: Bounds, { width, height }: UiTree): number {
  return width === 0 || height === 0 ? 0 : (Math.max(0, right - left) * Math.max(0, bottom - top)) / (width * height);
}

const saidBy = ({ text, description }: UiNode) => (text === '' ? description : text).trim();

/** For each control the words that stand in it and in no control further in. */
function ownedWords({ nodes }: UiTree): readonly (readonly string[])[] {
  const owner: number[] = [];
  const words: string[][] = nodes.map(() => []);
  nodes.forEach((node, i) => {
    const isControl = node.isClickable || node.isCheckable;
    owner[i] = isControl ? i : node.parent === -1 ? -1 : (owner[node.parent] ?? -1);
    const said = saidBy(node);
    const of = owner[i] ?? -1;
    if (said !== '' && of !== -1) words[of]?.push(said);
  });
  return words;
}
