export { HandOverFinder, type HandOvers } from './handovers.ts';
