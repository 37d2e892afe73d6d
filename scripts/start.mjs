// npm start [-- COMMAND …]: the command line; without a command it starts the platform on this machine.
import { runCommandLine } from './command-line.mjs';

const given = process.argv.slice(2);
await runCommandLine(given.length > 0 ? given : ['start'], process.env.INIT_CWD); // npm itself stands in the root
