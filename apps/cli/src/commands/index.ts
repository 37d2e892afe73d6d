import type { DefineCommand } from './command.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { rulesCommand } from './rules.ts';
import { scanCommand } from './scan.ts';
import { sdksCommand } from './sdks.ts';

/** All commands in the order of the help. One line each. */
export const commands: readonly DefineCommand[] = [scanCommand, diffCommand, explainCommand, rulesCommand, sdksCommand, doctorCommand];
