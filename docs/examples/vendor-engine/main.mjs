// TOUCHSTONE_URL=https://… TOUCHSTONE_TOKEN=… node main.mjs
import { analyse, engine } from './analyse.mjs';
import { connect } from './platform.mjs';
import { work } from './work.mjs';

const { TOUCHSTONE_URL: server, TOUCHSTONE_TOKEN: token } = process.env;
if (server === undefined || token === undefined) {
  process.stderr.write('TOUCHSTONE_URL and TOUCHSTONE_TOKEN must be set\n');
  process.exit(2);
}
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
await work({ platform: connect(server, token), engine, analyse, stop: stop.signal });
