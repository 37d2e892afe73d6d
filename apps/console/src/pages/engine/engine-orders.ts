/** What a person can order of a version, in which of its states. */
export interface EngineOrder {
  readonly order: 'admit' | 'pause' | 'resume' | 'retire';
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
}

export const ENGINE_ORDERS: readonly EngineOrder[] = [
  { order: 'admit', kind: 'main', states: ['REGISTERED'] },
  { order: 'pause', kind: 'plain', states: ['ACTIVE', 'DEGRADED'] },
  { order: 'resume', kind: 'main', states: ['PAUSED'] },
  { order: 'retire', kind: 'danger', states: ['REGISTERED', 'PROBATION', 'ACTIVE', 'DEGRADED', 'PAUSED'] },
];
