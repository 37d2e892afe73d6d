import { fromHex } from '@touchstone/kernel/hex';
import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import { expandLabel } from '../tls/key-schedule.ts';

/** What differs between the versions of QUIC in how its first packets are hidden from whoever does not look. */
export interface QuicVersion {
  readonly salt: Uint8Array;
  readonly label: string;
  /** Bits of the first byte that say Initial. */
  readonly initialType: number;
}

/** @source RFC 9001 5.2, RFC 9369 3.3 */
export const QUIC_VERSIONS: ReadonlyMap<number, QuicVersion> = new Map([
  [1, { salt: fromHex('38762cf7f55934b34d179ae6a4c80cadccbb7f0a')!, label: 'quic', initialType: 0 }],
  [0x6b3343cf, { salt: fromHex('0dede3def700a6db819381be6e269dcbf9bd2ed9')!, label: 'quicv2', initialType: 1 }],
]);

export interface InitialKeys {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly mask: Uint8Array;
}

/** The keys of a client's first packets, which follow from the identifier it chose for the server. */
export function initialKeys(crypto: TlsCrypto, { salt, label }: QuicVersion, connectionId: Uint8Array): InitialKeys {
  const secret = expandLabel(crypto, 'sha256', crypto.hmac('sha256', salt, connectionId), 'client in', 32);
  return {
    key: expandLabel(crypto, 'sha256', secret, `${label} key`, 16),
    iv: expandLabel(crypto, 'sha256', secret, `${label} iv`, 12),
    mask: expandLabel(crypto, 'sha256', secret, `${label} hp`, 16),
  };
}
