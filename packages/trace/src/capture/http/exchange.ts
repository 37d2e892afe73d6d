import type { Header } from '../../trace.ts';
import type { Hold } from '../flow/budget.ts';
import { BodyKeeper } from './body-keeper.ts';

/** A request and what is known of its answer, while both are read. */
export class Exchange {
  method = '';
  /** As in the request line: a path, a whole address, or `host:port`. */
  target = '';
  /** Of the address, where the request names it (HTTP/2). */
  authority: string | undefined;
  scheme: string | undefined;
  headers: readonly Header[] = [];
  readonly body: BodyKeeper;
  readonly #hold: Hold;
  #headBytes = 0;
  status: number | undefined;
  responseHeaders: readonly Header[] = [];
  bytesUp = 0;
  bytesDown = 0;
  isRequestWhole = false;
  isResponseWhole = false;
  /** Where the request began. */
  readonly timeMs: number | undefined;
  readonly packet: number;
  /** The connection goes on as WebSocket. */
  isWebSocket = false;

  constructor(surroundings: HttpSurroundings) {
    this.body = new BodyKeeper(surroundings.maxBodyBytes, surroundings.hold);
    this.#hold = surroundings.hold;
    this.timeMs = surroundings.timeMs();
    this.packet = surroundings.packet();
  }

  /** Headers of this size are kept until the exchange is handed on. */
  holdHead(bytes: number): void {
    this.#headBytes += bytes;
    this.#hold.take(bytes);
  }

  release(): void {
    this.#hold.give(this.#headBytes);
    this.#headBytes = 0;
    this.body.take();
  }
}

/** What a reader of HTTP needs of the connection around it. */
export interface HttpSurroundings {
  readonly hold: Hold;
  readonly maxBodyBytes: number;
  problem(code: string): void;
  timeMs(): number | undefined;
  packet(): number;
  exchange(exchange: Exchange): void;
}

/** Value of the first header of this name, given in lower case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}
