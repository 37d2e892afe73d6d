export { type EngineSuite, engineContract } from './engine.contract.ts';
