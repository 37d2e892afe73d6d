import type { FastifyReply } from 'fastify';

/** An error body. @source RFC 9457 */
export function problem(reply: FastifyReply, status: number, code: string, detail: string): FastifyReply {
  const body = { type: `urn:touchstone:store-protocol:${code}`, title: code, status, detail };
  return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}
