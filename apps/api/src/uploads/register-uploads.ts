import { type Contract, closed, Nothing, route } from '@touchstone/api-client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../access/actor.ts';
import { type Entry, enter } from '../access/entry.ts';
import type { Platform } from '../platform.ts';
import { UPLOADS_PATH } from './upload-server.ts';

/** What the entry of every route asks; the protocol's own words are described by tus.io. */
const contract: Contract = route({
  id: 'upload-artifact',
  method: 'POST',
  path: UPLOADS_PATH,
  permission: 'artifact.upload',
  summary: 'Uploads a file, resumable (tus 1.0.0).',
  body: closed({}),
  responses: { 201: Nothing },
});

/** Puts the tus protocol at `/api/v1/uploads`: the same entry as every route, then the bytes as they come. */
export async function registerUploads(
  app: FastifyInstance,
  platform: Platform,
  limit: (request: FastifyRequest, entry: Entry) => Promise<void>,
): Promise<void> {
  await app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const callers = new WeakMap<FastifyRequest, SignedIn>();
    const route = {
      method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      config: { id: contract.id } as object,
      onRequest: async (request: FastifyRequest) => {
        const entry = await enter(platform, contract, request);
        callers.set(request, entry.actor as SignedIn);
        await limit(request, entry);
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { uploads: server } = platform.acquisition;
        reply.hijack();
        await server.handle(request.raw, reply.raw, callers.get(request) as SignedIn);
      },
    };
    uploads.route({ ...route, url: UPLOADS_PATH });
    uploads.route({ ...route, url: `${UPLOADS_PATH}/:upload` });
  });
}
