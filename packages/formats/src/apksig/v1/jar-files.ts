import type { DirectoryRecord } from '../archive/central-directory.ts';
import type { Issues } from '../issues.ts';

const FOLDER = 'META-INF/';
const MANIFEST = 'META-INF/MANIFEST.MF';
const BLOCK_FILE = /\.(RSA|DSA|EC)$/;

/** The files of a JAR signature. Names are compared as they are: `meta-inf/` is another folder. */
export interface JarFiles {
  readonly manifest: DirectoryRecord | undefined;
  readonly pairs: readonly SignaturePair[];
  /** A signature file or a block file without its partner. */
  readonly hasLooseSignature: boolean;
}

export interface SignaturePair {
  /** .RSA, .DSA or .EC */
  readonly block: DirectoryRecord;
  /** .SF */
  readonly file: DirectoryRecord;
}

/** Finds manifest, signature files and block files; a name that comes twice is an error. */
export function findJarFiles(records: readonly DirectoryRecord[], issues: Issues): JarFiles {
  if (namesOf(records).size !== records.length) issues.error('jar-sig-duplicate-zip-entry');
  const inside = filesInside(records);
  const manifest = inside.find((record) => record.name === MANIFEST);
  const signatureFiles = new Map(inside.filter(({ name }) => name.endsWith('.SF')).map((record) => [record.name, record]));
  const blocks = inside.filter(({ name }) => BLOCK_FILE.test(name));
  const pairs = blocks.flatMap((block) => {
    const file = signatureFiles.get(block.name.replace(BLOCK_FILE, '.SF'));
    if (file === undefined) issues.warn('jar-sig-missing-file');
    return file === undefined ? [] : [{ block, file }];
  });
  return { manifest, pairs, hasLooseSignature: pairs.length < Math.max(blocks.length, signatureFiles.size) };
}

/** Names of all files. */
export function namesOf(records: readonly DirectoryRecord[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of records) names.add(name);
  return names;
}

function filesInside(records: readonly DirectoryRecord[]): readonly DirectoryRecord[] {
  const inside: DirectoryRecord[] = [];
  for (const record of records) if (record.name.startsWith(FOLDER)) inside.push(record);
  return inside;
}

/** Whether a file must be in the manifest: all but folders and whatever lies in META-INF. */
export const mustBeSigned = (name: string): boolean => !name.startsWith(FOLDER) && !name.endsWith('/');

/** Files in META-INF that nothing protects, beside those of the signature itself. */
export function unprotectedFiles(records: readonly DirectoryRecord[], ofSignature: ReadonlySet<string>): readonly string[] {
  const names = filesInside(records).map((record) => record.name);
  return names.filter((name) => name !== MANIFEST && !ofSignature.has(name));
}
