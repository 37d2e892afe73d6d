import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** What a command does with the terminal; gives the exit code. */
export type Run = (terminal: Terminal) => number | Promise<number>;

/** Adds one command to the program; `start` runs it. */
export type DefineCommand = (program: Command, start: (run: Run) => Promise<void>) => void;
