import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { isLie, LIES } from './lies.ts';
import { problem } from './problem.ts';
import type { Store } from './server.ts';

/** Levers for demonstrations and tests, for callers on this machine only. */
export function demoRoutes(app: FastifyInstance, { shelf, lies, options }: Store): void {
  const later = [...(options.later ?? [])];
  app.register(async (demo) => {
    demo.addHook('onRequest', async (request, reply) =>
      isLoopback(request.socket.remoteAddress ?? '') ? undefined : problem(reply, 403, 'not-permitted', 'only from this machine'),
    );
    // the next step there is, or the next of one of the listings that the body names
    demo.post('/demo/publish-next', async (request) => {
      const wanted = wordsIn(request.body);
      const at = later.findIndex(({ listings }) => wanted.length === 0 || listings.some(({ storeAppId }) => wanted.includes(storeAppId)));
      const [next] = at < 0 ? [] : later.splice(at, 1);
      if (next !== undefined) shelf.add(next);
      return { published: next?.listings.map(({ storeAppId }) => storeAppId) ?? [], left: later.length };
    });
    demo.post('/demo/lies', async (request, reply) => {
      const wanted = wordsIn(request.body);
      const unknown = wanted.filter((word) => !isLie(word));
      if (unknown.length > 0) return problem(reply, 400, 'unknown-lie', `known are ${LIES.join(', ')}`);
      lies.tell(wanted.filter(isLie));
      return { lies: lies.all };
    });
  });
}

function wordsIn(body: unknown): readonly string[] {
  try {
    const json: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '[]');
    return Array.isArray(json) ? json.map(String) : ['not-a-list'];
  } catch {
    return ['not-json'];
  }
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
