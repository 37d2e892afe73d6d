import type { App } from '@touchstone/app-model';
import { type BundledPolicy, bundledPolicies, type EvidenceFile } from '@touchstone/facts';
import type { Document } from '@touchstone/kernel/document';
import type { Problem } from '@touchstone/kernel/problem';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import type { NamedPath } from './evidence-paths.ts';
import { fetchPage, PageFault } from './fetch-page.ts';
import { evidenceFile, readWholeFile } from './read-whole-file.ts';

/** A policy as text, and where it came from. Undefined: there is none, or it cannot be read, and then a problem says so. */
export interface ReadPolicyText {
  readonly document: Document | undefined;
  readonly file: EvidenceFile | undefined;
  readonly problems: readonly Problem[];
}

const MOST_BYTES = 64 * 2 ** 20;
/** Policies alone in the package are read as such; agreements speak of other things. */
const READ: ReadonlySet<BundledPolicy['document']> = new Set(['privacy-policy']);

/**
 * The policy in a file or at an address.
 * @throws FileFault when the file cannot be opened
 */
export async function policyGiven({ path: where, name }: NamedPath): Promise<ReadPolicyText> {
  if (!/^https?:\/\//i.test(where)) {
    const { bytes, file } = readWholeFile(where, 'policy', name, MOST_BYTES);
    const { problems, ...found } = await read(bytes, file, undefined);
    const cut = bytes.length < file.sizeBytes ? [{ code: 'readers/too-large', at: bytes.length, file: name }] : [];
    return { ...found, problems: [...problems, ...cut] };
  }
  try {
    const { bytes, contentType } = await fetchPage(where);
    return await read(bytes, evidenceFile('policy', where, bytes), contentType);
  } catch (error) {
    if (!(error instanceof PageFault)) throw error;
    return { document: undefined, file: undefined, problems: [{ code: error.code, at: 0, file: where }] };
  }
}

/** The longest policy inside the package: the others are summaries or of single functions. */
export async function policyInside(app: App): Promise<ReadPolicyText> {
  const found = [...bundledPolicies(app)].filter(({ document }) => READ.has(document)).sort((a, b) => b.length - a.length)[0];
  const bytes = found === undefined ? undefined : app.fileAt(found.path)?.read().value;
  if (found === undefined || bytes === undefined) return { document: undefined, file: undefined, problems: [] };
  return read(bytes, evidenceFile('policy', found.path, bytes), undefined);
}

async function read(bytes: Uint8Array, file: EvidenceFile, contentType: string | undefined): Promise<ReadPolicyText> {
  const { value, problems } = await readDocument(bytes, { name: file.name, contentType, ports });
  return {
    document: value,
    file: value === undefined ? undefined : file,
    problems: problems.map(({ code, at }) => ({ code, at, file: file.name })),
  };
}
