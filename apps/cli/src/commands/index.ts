import type { DefineCommand } from './command.ts';
import { scanCommand } from './scan.ts';

/** All commands in the order of the help. One line each. */
export const commands: readonly DefineCommand[] = [scanCommand];
