import { parseArgs } from 'node:util';
import { simulate } from './simulate/simulate.ts';
import { SMALL, WHOLE } from './simulate/parameters.ts';

// A year the size of 2021 on the fake clock. npm run simulate -- [--small] [--seed x] [--orders n] [--tests n]
const { values } = parseArgs({
  options: { small: { type: 'boolean' }, seed: { type: 'string' }, orders: { type: 'string' }, tests: { type: 'string' }, apps: { type: 'string' } },
});
const base = values.small === true ? SMALL : WHOLE;
const parameters = {
  ...base,
  ...(values.seed === undefined ? {} : { seed: values.seed }),
  ...(values.orders === undefined ? {} : { orders: Number(values.orders) }),
  ...(values.tests === undefined ? {} : { tests: Number(values.tests) }),
  ...(values.apps === undefined ? {} : { apps: Number(values.apps) }),
};
const { violations } = await simulate(parameters, (line) => process.stderr.write(`${line}\n`));
process.exit(violations === 0 ? 0 : 1);
