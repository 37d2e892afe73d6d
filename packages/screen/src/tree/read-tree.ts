import { type Parsed, Problems } from '@touchstone/kernel/problem';
import type { Bounds, UiNode, UiTree } from './ui-tree.ts';
import { xmlTags } from './xml-tags.ts';

/** A crowded screen has a few hundred. */
const MOST_NODES = 20_000;
const BOUNDS = /^\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]$/;

/**
 * Reads a tree as `uiautomator dump` or a UiAutomator server writes it: elements named `node`, or by their class.
 *
 * @returns undefined and `uitree/not-a-tree` when no element with bounds is there; a tree that is cut keeps what was read and says
 *   `uitree/cut`
 */
export function readTree(text: string): Parsed<UiTree | undefined> {
  const problems = new Problems();
  const nodes: UiNode[] = [];
  /** For each open element its node, or that of the nearest element around it that has one; -1 for none. */
  const open: number[] = [];
  let rotation = 0;
  let isWhole = false;
  for (const tag of xmlTags(text)) {
    if (tag.kind === 'end') {
      open.pop();
      isWhole ||= open.length === 0;
      continue;
    }
    const { name, attributes } = tag;
    if (name === 'hierarchy') rotation = Number(attributes.get('rotation') ?? 0) & 3;
    const bounds = boundsOf(attributes.get('bounds'));
    const around = open.at(-1) ?? -1;
    let index = around;
    if (bounds !== undefined && nodes.length < MOST_NODES) {
      index = nodes.length;
      nodes.push(nodeOf(name, attributes, bounds, around));
    } else if (bounds !== undefined) problems.add('uitree/too-many-elements', tag.at);
    if (!tag.isEmpty) open.push(index);
  }
  if (nodes.length === 0) {
    problems.add('uitree/not-a-tree', 0);
    return { value: undefined, problems: problems.list };
  }
  if (!isWhole) problems.add('uitree/cut', text.length);
  return {
    value: {
      rotation,
      nodes,
      width: nodes.reduce((most, { bounds }) => Math.max(most, bounds.right), 0),
      height: nodes.reduce((most, { bounds }) => Math.max(most, bounds.bottom), 0),
    },
    problems: problems.list,
  };
}

function boundsOf(text: string | undefined): Bounds | undefined {
  const found = text === undefined ? null : BOUNDS.exec(text);
  if (found === null) return undefined;
  const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(1).map(Number);
  return { left, top, right, bottom };
}

function nodeOf(name: string, attributes: ReadonlyMap<string, string>, bounds: Bounds, parent: number): UiNode {
  const text = (key: string) => attributes.get(key) ?? '';
  const flag = (key: string) => attributes.get(key) === 'true';
  return {
    parent,
    text: text('text'),
    description: text('content-desc'),
    id: text('resource-id'),
    class: attributes.get('class') ?? name,
    package: text('package'),
    bounds,
    isClickable: flag('clickable'),
    isCheckable: flag('checkable'),
    isChecked: flag('checked'),
    isEnabled: attributes.get('enabled') !== 'false',
    isScrollable: flag('scrollable'),
    isPassword: flag('password'),
    isSelected: flag('selected'),
  };
}
