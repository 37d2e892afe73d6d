import type { FastifyRequest } from 'fastify';
import { Refusal } from '../problem/refusal.ts';

/** The media type of what is uploaded, without its parameters. @throws Refusal `media-type` for one that is not taken here */
export function mediaTypeOf({ headers }: Pick<FastifyRequest, 'headers'>, taken: readonly string[]): string {
  const [said = ''] = (headers['content-type'] ?? '').split(';');
  const mediaType = said.trim().toLowerCase();
  if (!taken.includes(mediaType)) throw new Refusal('media-type');
  return mediaType;
}
