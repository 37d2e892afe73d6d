import type { QuicHello } from '../quic/quic-hello.ts';
import type { SeenTls } from '../tls/tls-conversation.ts';
import { type Budget, Hold } from './budget.ts';
import { FlowEntry } from './flow-table.ts';
import type { Protocol } from './sniffer.ts';
import type { TcpHalf } from './tcp-half.ts';

export interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

/** What is spoken on a connection, or inside a tunnel through it. */
export interface Layer {
  protocol: Protocol | 'quic' | 'dns';
  /** Where a tunnel leads, `host:port`. */
  readonly target?: string;
  tls?: SeenTls;
  /** Requests that were read. */
  exchanges: number;
}

export interface FlowStart {
  readonly keys: readonly [up: string, down: string];
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly transport: 'tcp' | 'udp';
  /** Name of the server's address, by what DNS had answered before. */
  readonly name: string | undefined;
  /** Number of the packet with which it began, and its time. */
  readonly packet: number;
  readonly timeMs: number | undefined;
}

/** One conversation between two ends. */
export class Flow extends FlowEntry {
  readonly start: FlowStart;
  readonly hold: Hold;
  readonly layers: Layer[] = [];
  /** Directions of a TCP connection; absent for UDP. */
  halves: { readonly up: TcpHalf; readonly down: TcpHalf } | undefined;
  /** Sequence number of the first SYN. */
  synSequence: number | undefined;
  /** Reads the first packets of QUIC, while they may hold the name that is asked for. */
  quic: QuicHello | undefined;
  bytesUp = 0;
  bytesDown = 0;
  /** It is over, and is kept only so that late packets do not look like another. */
  isEnded = false;

  constructor(start: FlowStart, budget: Budget) {
    super(start.keys);
    this.start = start;
    this.hold = new Hold(budget);
  }
}
