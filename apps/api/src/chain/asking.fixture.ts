import type { TestApi } from '../testing.ts';

/** Whatever the API answered. */
export type Answer = ReturnType<JSON['parse']>;
export interface Who {
  readonly headers: Readonly<Record<string, string>>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** Asks the API as somebody, as their client would. */
export function asking(api: Pick<TestApi, 'app'>) {
  const ask = async (
    who: Who | null,
    method: Method,
    path: string,
    body?: object,
    version?: number,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await api.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...who?.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }), ...more },
      ...(body === undefined ? {} : { payload: body }),
    });
    const isJson = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, body: (isJson ? answer.json() : undefined) as Answer, bytes: answer.rawPayload };
  };
  /** The body of an answer that must not be a refusal. */
  const got = async (...given: Parameters<typeof ask>): Promise<Answer> => {
    const { status, body } = await ask(...given);
    if (status >= 300) throw new Error(`${given[1]} ${given[2]}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return { ask, got };
}

export type Asking = ReturnType<typeof asking>;
