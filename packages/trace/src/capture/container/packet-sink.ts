/** One packet as the capture holds it. `bytes` is a view: copy what is kept. */
export interface CapturedPacket {
  readonly linkType: number;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, UTC, with a fraction. */
  readonly timeMs: number;
}

/** What a container hands on while it is read. */
export interface PacketSink {
  packet(packet: CapturedPacket): void;
  /** Text of a TLS key log that lies inside the capture. */
  keyLog(text: Uint8Array): void;
  /** @param at bytes from the start of the capture */
  problem(code: string, at: number): void;
}

/**
 * The largest packet of a capture: what libpcap allows.
 * @source https://github.com/the-tcpdump-group/libpcap MAXIMUM_SNAPLEN
 */
export const MAX_PACKET_BYTES = 262_144;
