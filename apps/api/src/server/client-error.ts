import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE } from '../problem/problem-body.ts';

/** Answers to bytes that are no request of HTTP, before there is anything to route: a raw Chinese address, a header too long. */
const ANSWERS: Readonly<Record<string, readonly [status: number, reason: string, code: string, zh: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'too-large', '请求头超过大小限制'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'bad-request', '请求未在时限内发完'],
};
const OTHER = [400, 'Bad Request', 'bad-request', '请求格式不正确（地址中的中文须按百分号编码）'] as const;

/** Fastify's `clientErrorHandler`: the same problem+json as everywhere else, and the connection ends. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, reason, code, title] = ANSWERS[error.code ?? ''] ?? OTHER;
  const body = JSON.stringify({ type: `/problems/${code}`, title, status, code });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
