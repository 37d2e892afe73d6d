import type { ClauseVote, EngineDescription, ObservedFact } from '@touchstone/domain/engine';
import type { Fact } from '@touchstone/facts';
import { knowledge } from '@touchstone/knowledge';
import { failed, runCommand } from '../command/index.ts';
import type { Engine, EngineAnswer, EngineTask } from '../engine.ts';
import { FactEvidence, technicalVote } from '../findings/votes-of-findings.ts';
import { type Installed, versionOf } from '../installed.ts';
import { emptyResult } from '../results.ts';
import { readVerdict, type SignatureVerdict } from './read-verdict.ts';

const MEMORY_MIB = 1_024;

/** Google's `apksigner` as an engine: it says whether Android accepts the signature, and whose key it is. Undefined where it is not installed. */
export async function apksignerEngine(installed: Installed): Promise<Engine | undefined> {
  const version = await versionOf(installed, ['version'], MEMORY_MIB);
  if (version === undefined) return undefined;
  const description: EngineDescription = {
    id: 'apksigner',
    version,
    ruleSet: 'signature/1',
    name: 'apksigner',
    vendor: 'Android Open Source Project',
    kind: 'command',
    correlationGroup: 'apksig',
    capabilities: [
      { clause: 'check/signature-valid', inputs: [] },
      { clause: 'check/signing-key', inputs: [] },
    ],
    accepts: ['apk'],
    timeoutMs: 300_000,
    cores: 1,
    memoryMiB: MEMORY_MIB,
  };
  const [program = '', ...leading] = installed.command;
  return {
    description,
    async run(task, { signal, limits, folder }) {
      const args = [...leading, 'verify', '--verbose', '--print-certs', task.artifact.path];
      const end = await runCommand({ program, args, cwd: folder, env: installed.env ?? {}, signal, ...limits });
      signal.throwIfAborted();
      if (end.how !== 'exited') return failed(end);
      const verdict = readVerdict({ code: end.code, stdout: end.stdout.toString('utf8'), stderr: end.stderr.toString('utf8') });
      if (verdict.kind === 'no-apk') return { outcome: 'NOT_APPLICABLE', result: null, errorClass: 'artifact-unreadable' };
      return verdict.kind === 'failed' ? failed(end) : answerOf(verdict, description, task);
    },
  };
}

type Said = Extract<SignatureVerdict, { kind: 'verifies' | 'rejects' }>;

function answerOf(verdict: Said, description: EngineDescription, task: EngineTask): EngineAnswer {
  const facts = factsOf(verdict, { file: task.artifact.fileName });
  const proofs = new FactEvidence(facts);
  const isGood = verdict.kind === 'verifies';
  const known = facts.findIndex(({ kind }) => kind === 'signing.known-key');
  const clauses: readonly ClauseVote[] = [
    technicalVote('check/signature-valid', isGood ? 'good' : 'bad', isGood ? [] : proofs.prove(0)),
    technicalVote('check/signing-key', !isGood ? 'unseen' : known < 0 ? 'good' : 'bad', known < 0 ? [] : proofs.prove(known)),
  ];
  const printed = isGood ? verdict.signers.map(({ subject, sha256 }) => `${sha256} ${subject}`) : verdict.errors;
  const evidence = [...proofs.list, ...printed.map((text) => ({ kind: 'log', at: { file: task.artifact.fileName }, text }))];
  return { outcome: 'SUCCEEDED', result: { ...emptyResult(description, task, 'SUCCEEDED'), clauses, evidence, facts } };
}

/** In the words of the vocabulary; the verdict as a whole is the first. */
function factsOf(verdict: Said, at: Fact['at']): readonly ObservedFact[] {
  if (verdict.kind === 'rejects') return [{ kind: 'signing.verified', attributes: { verified: false }, at }];
  const schemes = [...verdict.schemes].map(
    ([scheme, isVerified]): ObservedFact => ({
      kind: 'signing.scheme',
      attributes: { scheme, state: isVerified ? 'verified' : 'absent' },
      at,
    }),
  );
  const keys = verdict.signers.flatMap(({ sha256, subject }): readonly ObservedFact[] => {
    const key = knowledge.knownKeys.find((one) => one.sha256 === sha256)?.key ?? (DEBUG.test(subject) ? 'android-debug' : undefined);
    return key === undefined ? [] : [{ kind: 'signing.known-key', attributes: { key, sha256 }, at }];
  });
  return [{ kind: 'signing.verified', attributes: { verified: true }, at }, ...schemes, ...keys];
}

/** The subject that the build tools give to the key they make on every developer's machine. */
const DEBUG = /^(?=.*\bCN=Android Debug\b)(?=.*\bO=Android\b)/;
