import { ports } from '@touchstone/ports-node';
import type { NamedPath } from './evidence-paths.ts';
import { fetchPage, PageFault } from './fetch-page.ts';
import { type ReadPolicyText, readPolicy } from './policy-inside.ts';
import { evidenceFile, readWholeFile } from './read-whole-file.ts';

const MOST_BYTES = 64 * 2 ** 20;

/**
 * The policy in a file or at an address.
 * @throws FileFault when the file cannot be opened
 */
export async function policyGiven({ path: where, name }: NamedPath): Promise<ReadPolicyText> {
  if (!/^https?:\/\//i.test(where)) {
    const { bytes, file } = readWholeFile(where, 'policy', name, MOST_BYTES);
    const { problems, ...found } = await readPolicy(bytes, file, undefined, ports);
    const cut = bytes.length < file.sizeBytes ? [{ code: 'readers/too-large', at: bytes.length, file: name }] : [];
    return { ...found, problems: [...problems, ...cut] };
  }
  try {
    const { bytes, contentType } = await fetchPage(where);
    return await readPolicy(bytes, evidenceFile('policy', where, bytes), contentType, ports);
  } catch (error) {
    if (!(error instanceof PageFault)) throw error;
    return { document: undefined, file: undefined, problems: [{ code: error.code, at: 0, file: where }] };
  }
}
