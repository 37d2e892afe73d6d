import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asLeft } from './kept-shelf.ts';
import { isLie, LIES } from './lies.ts';
import { DEMO_STORES, type DemoStore, type DemoStoreId, demoStore } from './samples/catalogues.ts';
import { writeRepairs } from './samples/write-repairs.ts';
import { storeServer } from './server.ts';
import { readShelf, ShelfFile } from './shelf-file.ts';

const USAGE = `usage: node apps/store/src/main.ts --store ${DEMO_STORES.join('|')} --token TOKEN --secret whsec_… [--port 8710] [--host 127.0.0.1]
  [--builds FOLDER] [--shelf FILE] [--events-url URL] [--tls-key FILE --tls-cert FILE [--client-ca FILE]] [--lies ${LIES[0]},…]
FOLDER gets what firms repaired and no store lists; FILE keeps what is on the shelf until the next start. TOKEN and secret may also come from STORE_TOKEN and STORE_SECRET, where other users of the machine do not see them.`;

await main();

/** Serves one of the demonstration stores until it is told to stop. Prints one line of JSON when it listens. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      store: { type: 'string', default: 'huayang' },
      port: { type: 'string', default: '8710' },
      host: { type: 'string', default: '127.0.0.1' },
      token: { type: 'string' },
      secret: { type: 'string' },
      'events-url': { type: 'string' },
      'order-ms': { type: 'string' },
      'tls-key': { type: 'string' },
      'tls-cert': { type: 'string' },
      'client-ca': { type: 'string' },
      lies: { type: 'string', default: '' },
      builds: { type: 'string' },
      shelf: { type: 'string' },
    },
  });
  const token = values.token ?? process.env['STORE_TOKEN'];
  const secret = values.secret ?? process.env['STORE_SECRET'];
  const id = DEMO_STORES.find((one) => one === values.store);
  const told = values.lies.split(',').filter((word) => word !== '');
  if (id === undefined || token === undefined || secret === undefined || !told.every(isLie)) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const fresh = demoStore(id satisfies DemoStoreId);
  const file = values.shelf === undefined ? undefined : new ShelfFile(values.shelf, notKept(values.shelf));
  const { name, catalogue, later } = leftAt(values.shelf, fresh);
  const { app, lies } = await storeServer({
    id,
    name,
    token,
    secret,
    catalogue,
    later,
    ...(file === undefined ? {} : { onChange: (listings) => file.keep(listings) }),
    ...(values['events-url'] === undefined ? {} : { eventsUrl: values['events-url'] }),
    ...(values['order-ms'] === undefined ? {} : { orderMs: Number(values['order-ms']) }),
    ...tlsOf(values['tls-key'], values['tls-cert'], values['client-ca']),
  });
  lies.tell(told.filter(isLie));
  if (values.builds !== undefined) writeRepairs(values.builds);
  const url = await app.listen({ host: values.host, port: Number(values.port) });
  process.stdout.write(`${JSON.stringify({ store: id, name, url, listings: catalogue.listings.length })}\n`);
  const closed = () => app.close().finally(() => file?.settled());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closed().finally(() => process.stdin.destroy()));
  // whoever started us is gone
  if (process.env['TOUCHSTONE_SUPERVISED'] === '1') process.stdin.once('end', () => void closed()).resume();
}

/** Called above, while this module is still begun: a function, for a constant would not be there yet. */
function notKept(path: string) {
  return (error: unknown): void =>
    void process.stderr.write(
      `货架未能写入文件，重启后将从上次写入的状态开始，请检查磁盘 / the shelf could not be written to its file, and begins from what that holds when started again: look at the disk: ${path} (${error instanceof Error ? error.message : String(error)})\n`,
    );
}

/** The store as a file has it; as it begins where there is none, and with a word where it cannot be read. */
function leftAt(path: string | undefined, fresh: DemoStore): DemoStore {
  const kept = path === undefined ? 'none' : readShelf(path);
  if (kept === 'none') return fresh;
  if (kept !== 'unreadable') return asLeft(fresh, kept);
  process.stderr.write(`货架文件无法读取，按初始状态开始 / the file of the shelf cannot be read, the store begins anew: ${path}\n`);
  return fresh;
}

function tlsOf(key: string | undefined, cert: string | undefined, clientCa: string | undefined): object {
  if (key === undefined || cert === undefined) return {};
  const ca = clientCa === undefined ? {} : { clientCa: readFileSync(clientCa, 'utf8') };
  return { tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), ...ca } };
}
