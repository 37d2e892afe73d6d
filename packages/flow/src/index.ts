export { analyseFlows, DEFAULT_BUDGET } from './analyse-flows.ts';
export type { Flow, Flows, Statement, Step } from './flow.ts';
export type { FlowKnowledge, Models, SinkRow, SourceRow } from './knowledge/flow-knowledge.ts';
export { readFlowKnowledge } from './knowledge/read-flow-knowledge.ts';
