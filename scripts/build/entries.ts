/** An entry of the published package: what it is imported by, and the sources behind it. */
export interface Entry {
  /** Sub-path in `exports`. */
  readonly path: string;
  /** Source below packages/scan-core/src that Node gets, without `.ts`. */
  readonly node: string;
  /** Source that everything else gets; the same file when nothing depends on the platform. */
  readonly browser: string;
  /** Name of the built files: `NAME.js`, or `NAME.node.js` and `NAME.browser.js`. */
  readonly name: string;
}

const PARSERS = ['zip', 'axml', 'arsc', 'dex', 'apksig', 'elf'];

export const ENTRIES: readonly Entry[] = [
  { path: '.', node: 'node', browser: 'browser', name: 'index' },
  { path: './ports', node: 'ports/node', browser: 'ports/browser', name: 'ports' },
  ...PARSERS.map((parser) => ({ path: `./${parser}`, node: `parsers/${parser}`, browser: `parsers/${parser}`, name: parser })),
];

/** Built files of an entry without `.js`, and the source of each. */
export function builtFiles({ node, browser, name }: Entry): Readonly<Record<string, string>> {
  return node === browser ? { [name]: node } : { [`${name}.node`]: node, [`${name}.browser`]: browser };
}
