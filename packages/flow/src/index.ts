export type { Flow, Flows, Statement, Step } from './flow.ts';
