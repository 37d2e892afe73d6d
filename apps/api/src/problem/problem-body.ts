import type { ProblemBody } from '@touchstone/api-client';
import type { Language } from '../http/language.ts';
import { problems } from './problems.ts';
import { Refusal, toldIn } from './refusal.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** What the caller is told. A bug is told as `internal`: its words are for the log and not for the caller. */
export function problemBody(error: unknown, language: Language, requestId: string): ProblemBody {
  const refusal = refusalOf(error);
  const [status, zh, en] = problems[refusal.code];
  return {
    type: `/problems/${refusal.code}`,
    title: language === 'en' ? en : zh,
    status,
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: toldIn(refusal.detail, language) }),
    instance: requestId,
    ...(refusal.errors === undefined
      ? {}
      : { errors: refusal.errors.map(({ pointer, message }) => ({ pointer, message: toldIn(message, language) })) }),
  };
}

/** Any error as a refusal: ours as it is, the framework's by its code, the rest as `internal`. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = FRAMEWORK[String(code)];
  if (known !== undefined) return new Refusal(known);
  const clash = DATABASE[String(code)];
  if (clash !== undefined) return new Refusal(clash);
  if (error instanceof Error && BROKEN.test(error.message)) return new Refusal('overloaded');
  if (statusCode === 429) return new Refusal('too-many-requests');
  if (statusCode === 503) return new Refusal('overloaded');
  return new Refusal(typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? 'bad-request' : 'internal');
}

/**
 * What two requests at once do to each other, or one to a row that is not there: the database sees it where a check before could
 * not. @source https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const DATABASE: Readonly<Record<string, 'conflict' | 'overloaded'>> = {
  '23503': 'conflict',
  '23505': 'conflict',
  '40001': 'overloaded',
  '40P01': 'overloaded',
  // a lock, or the statement itself, took too long
  '55P03': 'overloaded',
  '57014': 'overloaded',
  // it is being stopped or started, or takes no more connections
  '53300': 'overloaded',
  '57P01': 'overloaded',
  '57P02': 'overloaded',
  '57P03': 'overloaded',
  ECONNREFUSED: 'overloaded',
  ECONNRESET: 'overloaded',
};

/** A connection that broke under a query, or that did not come free in time, has no code. @source pg 8, lib/client.js; pg-pool 3, index.js */
const BROKEN = /^Connection terminated|^timeout exceeded when trying to connect/;

const FRAMEWORK: Readonly<Record<string, 'too-large' | 'media-type' | 'bad-request' | 'overloaded'>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_UNDER_PRESSURE: 'overloaded',
};
