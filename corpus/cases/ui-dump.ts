/** One element of a screen; children are drawn inside it. */
export interface Element {
  readonly class?: string;
  readonly text?: string;
  readonly description?: string;
  /** Without the package: `agree`. */
  readonly id?: string;
  /** Left, top, right, bottom in pixels. */
  readonly at: readonly [number, number, number, number];
  readonly isClickable?: boolean;
  /** Of a box or switch. */
  readonly isChecked?: boolean;
  readonly children?: readonly Element[];
}

/** The tree as `uiautomator dump` writes it. */
export function uiDump(packageName: string, roots: readonly Element[]): string {
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${roots.map((one, i) => node(packageName, one, i)).join('')}</hierarchy>\n`;
}

function node(packageName: string, one: Element, index: number): string {
  const [left, top, right, bottom] = one.at;
  const attributes: Record<string, string | number | boolean> = {
    index,
    text: one.text ?? '',
    'resource-id': one.id === undefined ? '' : `${one.id.includes(':') ? '' : `${packageName}:id/`}${one.id}`,
    class: `android.${one.class ?? 'widget.TextView'}`,
    package: packageName,
    'content-desc': one.description ?? '',
    checkable: one.isChecked !== undefined,
    checked: one.isChecked ?? false,
    clickable: one.isClickable ?? false,
    enabled: true,
    focusable: one.isClickable ?? false,
    focused: false,
    scrollable: false,
    'long-clickable': false,
    password: false,
    selected: false,
    bounds: `[${left},${top}][${right},${bottom}]`,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  const children = (one.children ?? []).map((child, i) => node(packageName, child, i)).join('');
  return `<node ${written.join(' ')}${children === '' ? ' />' : `>${children}</node>`}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
