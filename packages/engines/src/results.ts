import { createHash } from 'node:crypto';
import {
  canonicalJson,
  ENGINE_RESULT_SCHEMA,
  type EngineRef,
  type EngineResult,
  type ResultOutcome,
  type RunConfig,
} from '@touchstone/domain/engine';

/** What a result is about: a task has it, and so has an import. */
export interface ResultSubject {
  readonly artifact: { readonly sha256: string };
  readonly configHash: string;
}

/** A result that says nothing yet. */
export function emptyResult(
  { id, version, ruleSet }: EngineRef,
  { artifact, configHash }: ResultSubject,
  outcome: ResultOutcome,
): EngineResult {
  return {
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id, version, ruleSet },
    artifact: artifact.sha256,
    configHash,
    outcome,
    clauses: [],
    evidence: [],
    facts: [],
    problems: [],
  };
}

/** SHA-256 of a configuration: the same for the same settings on every machine. */
export const configHashOf = (config: RunConfig): string => createHash('sha256').update(canonicalJson(config)).digest('hex');
