import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licence text of every library that is bundled in, with its version.
 *
 * @param byName libraries that bring no text of their licence and only name it
 * @throws Error for any other without a text
 */
export function thirdPartyLicenses(root: string, libraries: readonly string[], byName: ReadonlySet<string> = new Set()): string {
  return libraries.map((name) => licenseOf(join(root, 'node_modules', name), name, byName.has(name))).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(folder: string, name: string, isOnlyNamed: boolean): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined && isOnlyNamed) return `${name} ${version} (${license})\n`;
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
