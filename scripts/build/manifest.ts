import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { published } from './declarations.ts';
import { ENTRIES, type Entry } from './entries.ts';

/** package.json of the published library. */
export function manifest(root: string): object {
  const { version, license } = JSON.parse(readFileSync(join(root, 'packages/scan-core/package.json'), 'utf8')) as Record<string, string>;
  return {
    name: '@touchstone/scan-core',
    version,
    description:
      'Scans Android apps for privacy and user-rights compliance, in Node and in the browser; parsers for ZIP, AXML, ARSC, DEX, APK signatures and ELF.',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: { ...Object.fromEntries(ENTRIES.map((entry) => [entry.path, conditions(entry)])), './package.json': './package.json' },
  };
}

function conditions({ node, browser, name }: Entry): Readonly<Record<string, string>> {
  const types = `./types/${published(`scan-core/src/${browser}`)}.d.ts`;
  return node === browser ? { types, default: `./${name}.js` } : { types, node: `./${name}.node.js`, default: `./${name}.browser.js` };
}
