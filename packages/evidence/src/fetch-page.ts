/** What an address gave. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

const MOST_BYTES = 20 * 2 ** 20;
const TIMEOUT_MS = 20_000;

/** An address that could not be read: `evidence/http-404`, `evidence/no-answer`, `evidence/too-large`. */
export class PageFault extends Error {
  override readonly name = 'PageFault';
  readonly code: string;

  constructor(code: string, address: string, cause?: unknown) {
    super(`${code}: ${address}`, { cause });
    this.code = code;
  }
}

/**
 * The page at an `http(s)` address: nothing in it is run, and nothing else is loaded.
 * @throws PageFault when there is no answer in time, an error, or more than 20 MiB
 */
export async function fetchPage(address: string): Promise<Page> {
  let answer: Response;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'follow' });
  } catch (cause) {
    throw new PageFault('evidence/no-answer', address, cause);
  }
  if (!answer.ok) throw new PageFault(`evidence/http-${answer.status}`, address);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of answer.body ?? []) {
      length += part.length;
      if (length > MOST_BYTES) throw new PageFault('evidence/too-large', address);
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof PageFault ? cause : new PageFault('evidence/no-answer', address, cause);
  }
  return { bytes: Buffer.concat(parts), contentType: answer.headers.get('content-type') ?? undefined };
}
