import type { ArtifactKind, InputKind, RunConfig } from '@touchstone/domain/engine';
import { type Engine, emptyResult, runEngine } from '@touchstone/engines';
import type { RunEngine } from './perform-lease.ts';

/** Runs the engine that a lease names. What the engine does wrong is in the result it comes to; cancelling ends it. */
export function runLeaseWith(engines: readonly Engine[], workFolder: string): RunEngine {
  return async (lease, files, signal) => {
    const engine = engines.find(
      ({ description: { id, version, ruleSet } }) => id === lease.engine && version === lease.engineVersion && ruleSet === lease.ruleSet,
    );
    if (engine === undefined) throw new Error(`this worker has no ${lease.engine} ${lease.engineVersion} with rules ${lease.ruleSet}`);
    const task = {
      artifact: { ...lease.artifact, kind: lease.artifact.kind as ArtifactKind, path: files.artifact },
      inputs: files.inputs.map((input, i) => ({ ...input, kind: input.kind as InputKind, sha256: lease.inputs[i]?.sha256 ?? '' })),
      config: { ...lease.config, ...(lease.category === null ? {} : { category: lease.category }) } as RunConfig,
      configHash: lease.configHash,
    };
    const { outcome, result, errorClass, message } = await runEngine(engine, task, { signal, workFolder });
    if (outcome === 'CANCELLED') throw signal.reason ?? new Error('cancelled');
    return {
      result: result ?? emptyResult(engine.description, task, outcome),
      ...(errorClass === undefined ? {} : { errorClass }),
      ...(message === undefined ? {} : { message }),
    };
  };
}
