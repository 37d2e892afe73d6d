export interface Answer {
  readonly outcome: 'SUCCEEDED' | 'PARTIAL' | 'FAILED' | 'TIMED_OUT' | 'NOT_APPLICABLE';
  readonly clauses: readonly object[];
  readonly evidence: readonly object[];
}

export interface EngineName {
  readonly id: string;
  readonly version: string;
  readonly ruleSet: string;
}

export type Analyse = (file: string, signal: AbortSignal, lease?: object) => Promise<Answer>;

export const engine: EngineName;
export const analyse: Analyse;
