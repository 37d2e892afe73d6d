import type { ScreenBox, ScreenExhibit } from '@touchstone/facts';
import { visible } from '../plain/visible.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { View } from '../view/view.ts';
import { screenHeadings } from '../words/screens.ts';
import { html, type Markup } from './markup.ts';
import { fitting, label, rect } from './svg.ts';

/** Pixels across; a phone's screen is drawn at this width. */
const WIDTH = 230;
const TALLEST = 500;
const TEXT = 10;
const LINE = 13;

/**
 * The elements of a screen as boxes with their words. Absent when the tree is not there.
 * @param marked elements in question, by their place: the class they are drawn with
 */
export function outline(screen: ScreenExhibit, marked: ReadonlyMap<string, string>, { names }: View): Markup | undefined {
  const { outline: tree } = screen;
  if (tree === undefined || !(tree.width > 0) || !(tree.height > 0)) return undefined;
  const scale = Math.min(WIDTH / tree.width, TALLEST / tree.height);
  const [width, height] = [tree.width * scale, tree.height * scale];
  const boxes = tree.boxes.toSorted((a, b) => areaOf(b) - areaOf(a));
  return html`<svg class="outline" width="${Math.round(width)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" aria-label="${names.say(screenHeadings.outline)}">
${rect(0, 0, width, height, 'frame')}${boxes.map(({ element, left, top, right, bottom, text, isControl, isChecked }) => {
  const [x, y, w, h] = [left * scale, top * scale, (right - left) * scale, (bottom - top) * scale];
  const mark = marked.get(element) ?? '';
  const said = `${isChecked === undefined ? '' : isChecked ? '☑ ' : '☐ '}${text.replace(/\s+/g, ' ')}`;
  const lines = linesOf(said, w - 5, Math.max(1, Math.floor((h - 2) / LINE)));
  return [
    rect(x, y, w, h, `${isControl ? 'control' : 'words'} ${mark}`, said),
    lines.map((one, i) => label(x + 3, y + Math.min(h / 2 + 4, 11) + i * LINE, one, mark)),
  ];
})}
</svg>`;
}

/** The larger a box, the sooner it is drawn: what lies on it is seen. */
const areaOf = ({ left, top, right, bottom }: ScreenBox): number => (right - left) * (bottom - top);

/** As many lines as fit; the last one says when something is left out. */
function linesOf(text: string, width: number, most: number): readonly string[] {
  const columns = Math.max(1, Math.floor(width / (TEXT * 0.57)));
  const lines = wrap(visible(text, 600), columns).map((one) => (widthOf(one) <= columns ? one : fitting(one, width, TEXT)));
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), fitting(lines.slice(most - 1).join(' '), width, TEXT)];
}
