import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence text of every library that is bundled in, with its version. */
export function thirdPartyLicenses(root: string, libraries: readonly string[]): string {
  return libraries.map((name) => licenseOf(join(root, 'node_modules', name), name)).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(folder: string, name: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
