// node scripts/run.mjs docs/examples/serve.ts [PORT]: the example on this machine only, for trying it.
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = import.meta.dirname;
const BUILT = join(HERE, '../../dist/scan-core');
const LOOPBACK = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Also for the worker, which does not inherit the page's: it may connect to nothing, so nothing can be uploaded. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves the page, and the library below `/scan-core/`.
 * @param port 0 for any that is free
 * @param built folder of the built library
 */
export async function serveExample(port: number, built = BUILT): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = path.startsWith('/scan-core/')
      ? inside(built, path.slice('/scan-core/'.length))
      : inside(HERE, path === '/' ? 'index.html' : path);
    answer(response, file);
  });
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  const address = server.address();
  return { server, url: `http://${LOOPBACK}:${typeof address === 'object' ? address?.port : port}/` };
}

function answer(response: ServerResponse, file: string | undefined): void {
  const type = TYPES[extname(file ?? '')];
  if (file === undefined || type === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}

/** The file of that name in the folder; undefined when there is none, or when it would lie outside. */
function inside(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return realpathSync(file).startsWith(realpathSync(folder) + sep) ? file : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(BUILT)) {
    process.stderr.write('先运行 / first run: npm run build\n');
    process.exit(2);
  }
  const { url } = await serveExample(Number(process.argv[2] ?? 8164));
  process.stdout.write(`${url}\n`);
}
