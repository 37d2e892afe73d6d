export { type CommandEngineOptions, commandEngine, failed, TASK_SCHEMA } from './command-engine.ts';
export { readBounded } from './read-bounded.ts';
export { type Command, type CommandEnd, runCommand } from './run-command.ts';
