import { ApiProblem, ApiUnreachable, problemOf } from '@touchstone/api-client';

const UPLOADS = '/api/v1/uploads';
const TUS = { 'tus-resumable': '1.0.0', 'x-requested-with': 'touchstone' } as const;
const PIECE_BYTES = 4 * 1024 * 1024;
const MOST_TRIES = 6;
const NOT_SERVED = 501;
const PAUSE_MS = 1000;

export interface Uploading {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  onSent(bytes: number): void;
  pause(ms: number): Promise<void>;
}

/**
 * Uploads a file in pieces (tus 1.0.0): what broke off goes on where the server says it stands.
 *
 * @returns the id of the upload, which is that of its acquisition
 * @throws ApiProblem when the server does not take it; ApiUnreachable when it cannot be reached again and again
 * @source https://tus.io/protocols/resumable-upload
 */
export async function uploadFile(file: Blob & { readonly name: string }, by: Uploading): Promise<string> {
  const address = await create(file, by);
  let sent = 0;
  let tries = 0;
  while (sent < file.size) {
    try {
      sent = await sendPiece(address, file, sent, by);
      tries = 0;
      by.onSent(sent);
    } catch (error) {
      if (by.signal.aborted || error instanceof ApiProblem || ++tries >= MOST_TRIES) throw error;
      await by.pause(PAUSE_MS * 2 ** tries);
      sent = await offsetOf(address, by).catch(() => sent);
    }
  }
  return address.split('/').at(-1) ?? '';
}

async function create(file: Blob & { readonly name: string }, { fetch, signal }: Uploading): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(file.size), 'upload-metadata': `filename ${base64(file.name)}` };
  const answer = await reached(fetch(UPLOADS, { method: 'POST', headers, signal }));
  await accepted(answer, 201);
  return answer.headers.get('location') ?? '';
}

async function sendPiece(address: string, file: Blob, at: number, { fetch, signal }: Uploading): Promise<number> {
  const headers = { ...TUS, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
  const body = file.slice(at, at + PIECE_BYTES);
  const answer = await reached(fetch(address, { method: 'PATCH', headers, body, signal }));
  await accepted(answer, 204);
  return Number(answer.headers.get('upload-offset') ?? at + body.size);
}

async function offsetOf(address: string, { fetch, signal }: Uploading): Promise<number> {
  const answer = await reached(fetch(address, { method: 'HEAD', headers: TUS, signal }));
  await accepted(answer, 200);
  return Number(answer.headers.get('upload-offset'));
}

const reached = (answer: Promise<Response>): Promise<Response> =>
  answer.catch((error: unknown) => {
    throw new ApiUnreachable('uploading a file', { cause: error });
  });

/** Faults of the server are tried again; what it does not take, or does not serve at all, is its last word. */
async function accepted(answer: Response, status: number): Promise<void> {
  if (answer.status === status) return;
  if (answer.status >= 500 && answer.status !== NOT_SERVED) throw new ApiUnreachable(`uploading a file: ${answer.status}`);
  throw new ApiProblem(problemOf(answer.status, json(await answer.text())));
}

/** Undefined for the plain words that the protocol itself answers with. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** UTF-8 in base64, as the protocol wants names. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
