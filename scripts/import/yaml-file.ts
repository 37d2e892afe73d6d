import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';

/** Writes a new YAML file; one that exists is left as it is, because people improve the catalogues by hand. */
export function writeNew(path: string, value: unknown): boolean {
  if (existsSync(path)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stringify(value, { lineWidth: 0 }));
  return true;
}

/** A name as part of a path: ASCII, kebab-case. */
export function slug(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return ascii.replace(/^-+|-+$/g, '').slice(0, 48) || 'other';
}

/** The same object without the entries that are empty. */
export function filled(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => !isEmpty(entry)));
}

function isEmpty(entry: unknown): boolean {
  if (entry === undefined || entry === '') return true;
  if (Array.isArray(entry)) return entry.length === 0;
  return typeof entry === 'object' && entry !== null && Object.keys(entry).length === 0;
}
