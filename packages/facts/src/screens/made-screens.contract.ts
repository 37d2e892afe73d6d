import type { App } from '@touchstone/app-model';
import { knowledge } from '@touchstone/knowledge';
import { type Act, type Follow, readTree, type Screen } from '@touchstone/screen';
import type { Detector } from '../detector.ts';

/** One element of a made screen: its text, and what differs from a plain text. */
export type Made =
  | string
  | {
      readonly text?: string;
      readonly class?: string;
      readonly id?: string;
      readonly package?: string;
      readonly box?: 'ticked' | 'empty';
      readonly isButton?: boolean;
      readonly bounds?: string;
    };

/** A screen of 1080 by 2280 with these elements below each other. */
export function made(elements: readonly Made[], more: Partial<Screen> = {}): Screen {
  const nodes = elements.map((one, i) => nodeOf(typeof one === 'string' ? { text: one } : one, i));
  const tree = readTree(`<hierarchy><node bounds="[0,0][1080,2280]" package="cn.example">${nodes.join('')}</node></hierarchy>`).value;
  return { file: 'a.xml', ...(tree === undefined ? {} : { tree }), ...more };
}

/** A button with these words. */
export const button = (text: string, bounds?: string): Made => ({ text, isButton: true, ...(bounds === undefined ? {} : { bounds }) });

function nodeOf(one: Exclude<Made, string>, i: number): string {
  const { text = '', class: name = 'android.widget.TextView', id = '', package: owner = 'cn.example', box, isButton, bounds } = one;
  const flags = `clickable="${isButton === true || box !== undefined}" checkable="${box !== undefined}" checked="${box === 'ticked'}"`;
  const place = bounds ?? `[100,${100 * i + 100}][980,${100 * i + 180}]`;
  return `<node text="${text}" class="${name}" resource-id="${id}" package="${owner}" ${flags} bounds="${place}"/>`;
}

/** What a detector says of these screens: kind and attributes. */
export function seenOn(detector: Detector, screens: readonly Screen[], acts: readonly Act[] = [], follows: readonly Follow[] = []) {
  const screen = { name: 'ui', screens, acts, follows };
  return [...detector.detect({} as App, knowledge, { evidence: { screen } })].map(({ kind, attributes }) => [kind, attributes] as const);
}
