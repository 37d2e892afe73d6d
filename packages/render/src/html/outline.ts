import type { ScreenExhibit } from '@touchstone/facts';
import type { View } from '../view/view.ts';
import { screenHeadings } from '../words/screens.ts';
import { html, type Markup } from './markup.ts';
import { fitting, label, rect } from './svg.ts';

/** Pixels across; a phone's screen is drawn at this width. */
const WIDTH = 260;
const TALLEST = 620;
const TEXT = 10;

/** The elements of a screen as boxes with their words; those in question framed. Absent when the tree is not there. */
export function outline(screen: ScreenExhibit, marked: ReadonlySet<string>, { names }: View): Markup | undefined {
  const { outline: tree } = screen;
  if (tree === undefined || !(tree.width > 0) || !(tree.height > 0)) return undefined;
  const scale = Math.min(WIDTH / tree.width, TALLEST / tree.height);
  const [width, height] = [tree.width * scale, tree.height * scale];
  const boxes = [...tree.boxes].sort((a, b) => Number(marked.has(a.element)) - Number(marked.has(b.element)));
  return html`<svg class="outline" width="${Math.round(width)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" aria-label="${names.say(screenHeadings.outline)} ${screen.file}">
${rect(0, 0, width, height, 'frame')}${boxes.map(({ element, left, top, right, bottom, text, isControl, isChecked }) => {
  const [x, y, w, h] = [left * scale, top * scale, (right - left) * scale, (bottom - top) * scale];
  const kind = `${isControl ? 'control' : 'words'}${marked.has(element) ? ' marked' : ''}`;
  const shown = `${isChecked === undefined ? '' : isChecked ? '☑ ' : '☐ '}${text}`;
  return [
    rect(x, y, w, h, kind, text),
    label(x + 3, y + Math.min(h / 2 + 4, 13), fitting(shown, w - 4, TEXT), marked.has(element) ? 'marked' : ''),
  ];
})}
</svg>`;
}
