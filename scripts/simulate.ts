import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SMALL, WHOLE } from './simulate/parameters.ts';
import { simulate } from './simulate/simulate.ts';

// A year the size of 2021 on the fake clock; 1 when an invariant is violated.
// npm run simulate -- [--small] [--seed x] [--orders n] [--tests n] [--apps n] [--write]: docs/simulation.md and docs/simulation.en.md
const { values } = parseArgs({
  options: {
    small: { type: 'boolean' },
    seed: { type: 'string' },
    orders: { type: 'string' },
    tests: { type: 'string' },
    apps: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const base = values.small === true ? SMALL : WHOLE;
const parameters = {
  ...base,
  ...(values.seed === undefined ? {} : { seed: values.seed }),
  ...(values.orders === undefined ? {} : { orders: Number(values.orders) }),
  ...(values.tests === undefined ? {} : { tests: Number(values.tests) }),
  ...(values.apps === undefined ? {} : { apps: Number(values.apps) }),
};
// the data base ends with the process
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const into = values.write === true ? join(import.meta.dirname, '..', 'docs') : undefined;
const { violations } = await simulate(parameters, (line) => process.stderr.write(`${line}\n`), into);
process.exit(violations === 0 ? 0 : 1);
