import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';

const PAUSE_MS = 100;
const ANSWER_MS = 5000;

/** Waits until the server at `local` says that all it stands on answers; false when `signal` came first. @throws Error after `patienceMs` */
export async function ready(local: string, patienceMs: number, signal: AbortSignal): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (!signal.aborted) {
    if (await answersWell(`${local}/readyz`)) return true;
    if (Date.now() > until)
      throw new Error(
        `服务器在 ${patienceMs / 1000} 秒内没有就绪，原因见上。 The server did not become ready within ${patienceMs / 1000} s; see the lines above.`,
      );
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}

/** Our own server, over loopback: its certificate is made for another name. */
function answersWell(url: string): Promise<boolean> {
  const options = { timeout: ANSWER_MS, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = (url.startsWith('https:') ? getSecure : getPlain)(url, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
