import { bytesOf } from './bytes.ts';
import { ACK, CLIENT, type End, FIN, PSH, SERVER, SYN, tcpPacket } from './packets.ts';

/** What one side says; the other one confirms it with the next packet. */
export interface Said {
  readonly by: 'client' | 'server';
  readonly bytes: Uint8Array | string;
}

export interface ConnectionFields {
  readonly client?: End;
  readonly server?: End;
  /** Most bytes in one packet. */
  readonly segmentBytes?: number;
  readonly firstSequence?: number;
}

/** Packets of a TCP connection in which all this is said, from the first SYN to the last FIN. */
export function connection(said: readonly Said[], fields: ConnectionFields = {}): readonly Uint8Array[] {
  const { client = CLIENT, server = SERVER, segmentBytes = 1400, firstSequence = 1000 } = fields;
  const next = { client: firstSequence + 1, server: firstSequence + 5001 };
  const packets = [
    tcpPacket(client, server, { sequence: firstSequence, flags: SYN }),
    tcpPacket(server, client, { sequence: firstSequence + 5000, acknowledged: next.client, flags: SYN | ACK }),
  ];
  const send = (by: 'client' | 'server', flags: number, payload: Uint8Array) => {
    const [from, to] = by === 'client' ? [client, server] : [server, client];
    const acknowledged = next[by === 'client' ? 'server' : 'client'];
    packets.push(tcpPacket(from, to, { sequence: next[by], acknowledged, flags, payload }));
    next[by] += payload.length + ((flags & FIN) === 0 ? 0 : 1);
  };
  for (const { by, bytes } of said) {
    const all = bytesOf(bytes);
    for (let at = 0; at < all.length; at += segmentBytes) send(by, PSH | ACK, all.subarray(at, at + segmentBytes));
  }
  send('client', FIN | ACK, bytesOf());
  send('server', FIN | ACK, bytesOf());
  return packets;
}
