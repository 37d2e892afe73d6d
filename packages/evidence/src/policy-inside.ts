import type { App } from '@touchstone/app-model';
import { type BundledPolicy, bundledPolicies, type Evidence, type EvidenceFile, type Knowledge } from '@touchstone/facts';
import type { Document } from '@touchstone/kernel/document';
import { toHex } from '@touchstone/kernel/hex';
import type { Ports } from '@touchstone/kernel/ports';
import type { Problem } from '@touchstone/kernel/problem';
import { readDocument } from '@touchstone/readers';
import { policyOf } from './policy-statements.ts';

/** A policy as text, and where it came from. Undefined: there is none, or it cannot be read, and then a problem says so. */
export interface ReadPolicyText {
  readonly document: Document | undefined;
  readonly file: EvidenceFile | undefined;
  readonly problems: readonly Problem[];
}

/** What reading and digesting a policy takes: of Node or of a browser. */
export type PolicyPorts = Pick<Ports, 'inflate' | 'hash'>;

/** Policies alone in the package are read as such; agreements speak of other things. */
const READ: ReadonlySet<BundledPolicy['document']> = new Set(['privacy-policy']);
/** The text is one of the two lists; what a policy must say was not judged. */
const ONLY_A_LIST = 'evidence/only-a-list';

/** Evidence that lies in the package itself: its policy. None when it holds none; nothing of the platform is needed for it. */
export async function evidenceInside(
  app: App,
  knowledge: Knowledge,
  ports: PolicyPorts,
): Promise<{ readonly evidence: Evidence; readonly problems: readonly Problem[] }> {
  if (bundledPolicies(app)[Symbol.iterator]().next().done === true) return { evidence: {}, problems: [] };
  const text = await policyInside(app, ports);
  const { said, problems } = saidBy(text, knowledge);
  return {
    evidence: { ...(text.file === undefined ? {} : { files: [text.file] }), ...(said === undefined ? {} : { policy: said }) },
    problems,
  };
}

/** The statements of a policy that was read, with the problems of reading it. */
export function saidBy(
  { document, problems }: ReadPolicyText,
  knowledge: Knowledge,
): { readonly said: Evidence['policy']; readonly problems: readonly Problem[] } {
  const said = document === undefined ? undefined : policyOf(document, knowledge);
  return { said, problems: said?.onlyList === undefined ? problems : [...problems, { code: ONLY_A_LIST, at: 0, file: said.name }] };
}

/** The longest policy inside the package: the others are summaries or of single functions. */
export async function policyInside(app: App, ports: PolicyPorts): Promise<ReadPolicyText> {
  const found = [...bundledPolicies(app)].filter(({ document }) => READ.has(document)).sort((a, b) => b.length - a.length)[0];
  const bytes = found === undefined ? undefined : app.fileAt(found.path)?.read().value;
  if (found === undefined || bytes === undefined) return { document: undefined, file: undefined, problems: [] };
  const sha256 = toHex(ports.hash.of('sha256', bytes));
  return readPolicy(bytes, { input: 'policy', name: found.path, sha256, sizeBytes: bytes.length }, undefined, ports);
}

/** The text of a policy. @param contentType as the server said that gave it */
export async function readPolicy(
  bytes: Uint8Array,
  file: EvidenceFile,
  contentType: string | undefined,
  ports: PolicyPorts,
): Promise<ReadPolicyText> {
  const { value, problems } = await readDocument(bytes, { name: file.name, contentType, ports });
  return {
    document: value,
    file: value === undefined ? undefined : file,
    problems: problems.map(({ code, at }) => ({ code, at, file: file.name })),
  };
}
