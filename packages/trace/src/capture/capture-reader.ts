import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Inflate } from '@touchstone/kernel/ports';
import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import type { ReadOptions } from '../reading/options.ts';
import { Pipeline } from '../reading/pipeline.ts';
import type { TraceSink, TraceSummary } from '../trace.ts';
import { type CaptureFormat, Container } from './container/capture-format.ts';
import { type CaptureLimits, DEFAULT_CAPTURE_LIMITS } from './limits.ts';
import { Network } from './network.ts';
import { KeyLog } from './tls/key-log.ts';

export interface CaptureOptions extends ReadOptions {
  /** Text of an SSLKEYLOGFILE, the secrets of the capture's connections. One inside a PCAPNG is found by itself. */
  readonly keyLog?: string;
  /** Without it, connections stay closed although their secrets are known. */
  readonly crypto?: TlsCrypto;
  /** Without it, compressed bodies stay as they were sent. */
  readonly inflate?: Inflate;
  readonly limits?: Partial<CaptureLimits>;
}

/** What reading a capture came to. */
export interface CaptureSummary extends TraceSummary {
  readonly container?: CaptureFormat;
  readonly packets: number;
  readonly bytes: number;
  /** Bytes at the end of the file that could not be read as packets. */
  readonly unreadBytes: number;
  /** Conversations by TCP or UDP in which something was sent. */
  readonly connections: number;
  /** Of these: by TLS or QUIC. */
  readonly encrypted: number;
  /** Of these: whose content was read with a key log. */
  readonly decrypted: number;
}

/** Reads a PCAP or PCAPNG that comes in pieces, and hands on each request as soon as it is over. */
export interface CaptureReader {
  /** The next piece. The reader keeps no part of it. */
  push(piece: Uint8Array): void;
  /** What it came to. Nothing may be pushed after it. */
  end(): CaptureSummary;
}

/**
 * A reader for captures: DNS questions, HTTP requests in clear or opened with a key log, and of every other connection
 * where it led. Records come when they are whole, so not always in the order of their times; `line` is the number of the
 * packet with which one begins, as capture tools count. Memory is bounded by the limits, whatever the capture says.
 */
export function createCaptureReader(sink: TraceSink, options: CaptureOptions = {}): CaptureReader {
  return new Reader(sink, options);
}

class Reader implements CaptureReader {
  readonly #pipeline: Pipeline;
  readonly #container: Container;
  readonly #network: Network;
  #packets = 0;

  constructor(sink: TraceSink, options: CaptureOptions) {
    const pipeline = new Pipeline(sink, options);
    pipeline.isInOrder = false;
    const problem = (code: string) => pipeline.problem(code, this.#packets);
    const keyLog = new KeyLog(problem);
    keyLog.add(options.keyLog ?? '');
    const limits = { ...DEFAULT_CAPTURE_LIMITS, maxBodyBytes: pipeline.options.bodyBytes, ...options.limits };
    this.#pipeline = pipeline;
    this.#network = new Network({
      limits,
      keyLog,
      crypto: options.crypto,
      inflate: options.inflate,
      problem,
      packet: () => this.#packets,
      request: (request) => pipeline.record(request),
    });
    this.#container = new Container({
      packet: (packet) => {
        this.#packets++;
        this.#network.packet(packet);
      },
      keyLog: (text) => keyLog.add(decodeUtf8(text)),
      problem: (code, at) => pipeline.problem(code, this.#packets, `byte ${at}`),
    });
  }

  push(piece: Uint8Array): void {
    this.#container.push(piece);
  }

  end(): CaptureSummary {
    this.#container.end();
    this.#network.end();
    const { format, bytes, unread } = this.#container;
    const { connections, encrypted, decrypted } = this.#network;
    return {
      ...this.#pipeline.finish(format === undefined ? undefined : 'pcap'),
      ...(format === undefined ? {} : { container: format }),
      packets: this.#packets,
      bytes,
      unreadBytes: unread,
      connections,
      encrypted,
      decrypted,
    };
  }
}
