import type { FastifyInstance } from 'fastify';

/** Whatever the API answered. */
export type Answer = ReturnType<JSON['parse']>;
type Method = 'GET' | 'POST' | 'PUT';

/** Somebody of the demonstration, at the API. */
export interface Hand {
  /** The body of an answer. @throws Error for a refusal */
  asks(method: Method, path: string, body?: object, version?: number): Promise<Answer>;
  /** A step of a thing in the version in which it is now. */
  steps(path: string, verb: string, body?: object): Promise<Answer>;
  /** Bytes with their hash. */
  brings(path: string, bytes: Uint8Array, mediaType: string, sha256: string): Promise<Answer>;
  /** A package to be taken in. @returns its acquisition */
  uploads(bytes: Uint8Array, fileName: string): Promise<string>;
}

const OURS = { 'x-requested-with': 'touchstone' };

/** Signs in as anybody does. @throws Error when account and password do not fit */
export async function handOf(app: FastifyInstance, login: string, password: string): Promise<Hand> {
  const signedIn = await app.inject({ method: 'POST', url: '/api/v1/session', headers: OURS, payload: { login, password } });
  const [cookie = ''] = String(signedIn.headers['set-cookie'] ?? '').split(';');
  if (signedIn.statusCode !== 201) throw new Error(`${login}: ${signedIn.statusCode} ${signedIn.body}`);
  const headers = { ...OURS, cookie };
  const told = async (method: Method, path: string, more: Readonly<Record<string, string>>, payload?: object | Buffer): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...more },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`${login}: ${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return /json/.test(String(answer.headers['content-type'])) ? answer.json() : undefined;
  };
  const asks: Hand['asks'] = (method, path, body, version) =>
    told(method, path, version === undefined ? {} : { 'if-match': `"v${version}"` }, body);
  return {
    asks,
    async steps(path, verb, body) {
      const seen = await asks('GET', path);
      const held = [seen, seen.case, seen.submission, seen.complaint, seen.operator].find((one) => one?.version !== undefined);
      return asks('POST', `${path}/${verb}`, body, held?.version);
    },
    brings: (path, bytes, mediaType, sha256) =>
      told('POST', path, { 'content-type': mediaType, 'x-content-sha256': sha256 }, Buffer.from(bytes)),
    async uploads(bytes, fileName) {
      const said = await app.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: {
          ...headers,
          ...{ 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'content-type': 'application/offset+octet-stream' },
          'upload-metadata': `filename ${Buffer.from(fileName).toString('base64')}`,
        },
        payload: Buffer.from(bytes),
      });
      if (said.statusCode !== 201) throw new Error(`${login}: upload of ${fileName}: ${said.statusCode} ${said.body}`);
      return String(said.headers['location']).split('/').at(-1) ?? '';
    },
  };
}
