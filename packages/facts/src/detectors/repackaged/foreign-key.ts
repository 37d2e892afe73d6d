import type { App, Manifest } from '@touchstone/app-model';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';

/**
 * Name of the developer whose package this is, when none of the certificates is theirs; an app without any
 * certificate says nothing about who made it.
 */
export function foreignKey({ signature }: App, manifest: Manifest, knowledge: Knowledge): string | undefined {
  const row = rowList(knowledge, 'known-signers', 'developers').find(({ packages }) => listOf(packages).includes(manifest.package));
  const certificates = [...signature.signers, ...signature.lineage.map(({ certificate }) => certificate)];
  if (row === undefined || certificates.length === 0) return undefined;
  const theirs = [...listOf(row['sha256']), ...listOf(row['md5'])];
  return certificates.some(({ sha256, md5 }) => theirs.includes(sha256) || theirs.includes(md5)) ? undefined : String(row['name']);
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));
