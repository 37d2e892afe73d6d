import { isShown, type Screen, type ScreenEvidence, type UiTree } from '@touchstone/screen';
import type { Fact } from '../fact.ts';
import { elementPaths } from '../screens/element-paths.ts';
import type { ScreenBox, ScreenExhibit, ScreenOutline } from './exhibits.ts';
import { cut, stated } from './stated.ts';

/** Screens that a report names, those of them that it draws, and elements of one drawing. */
const MOST_SCREENS = 500;
const MOST_DRAWN = 60;
const MOST_BOXES = 250;
const LONGEST_TEXT = 120;

/** All screens; those on which a fact stands with the outline of their elements. */
export function screenExhibits({ name, screens }: ScreenEvidence, facts: readonly Fact[]): readonly ScreenExhibit[] {
  const telling = new Map<string, Set<string>>();
  for (const { at } of facts) telling.set(at.file, (telling.get(at.file) ?? new Set()).add(at.element ?? ''));
  let drawn = 0;
  return screens.slice(0, MOST_SCREENS).map((screen) => {
    const file = `${name}/${screen.file}`;
    const elements = telling.get(file);
    const isDrawn = elements !== undefined && screen.tree !== undefined && drawn++ < MOST_DRAWN;
    const outline = isDrawn ? outlineOf(screen.tree, elements) : undefined;
    return { file, ...said(screen, name), ...stated({ outline }) };
  });
}

const said = ({ picture, time, scenario, page, note }: Screen, folder: string) =>
  stated({ picture: picture === undefined ? undefined : `${folder}/${picture}`, time, scenario, page, note });

/** Elements that say something, can be pressed or are named by a fact, parents before what lies in them. */
function outlineOf(tree: UiTree, named: ReadonlySet<string>): ScreenOutline {
  const paths = elementPaths(tree);
  const boxes = tree.nodes.flatMap((node, i): readonly ScreenBox[] => {
    const text = (node.text === '' ? node.description : node.text).trim();
    const isControl = node.isClickable || node.isCheckable;
    if (!isShown(node.bounds) || (text === '' && !isControl && !named.has(paths[i] ?? ''))) return [];
    const { left, top, right, bottom } = node.bounds;
    const box = { element: paths[i] ?? '', left, top, right, bottom, text: cut(text, LONGEST_TEXT), isControl };
    return [node.isCheckable ? { ...box, isChecked: node.isChecked } : box];
  });
  return { width: tree.width, height: tree.height, boxes: boxes.slice(0, MOST_BOXES) };
}
