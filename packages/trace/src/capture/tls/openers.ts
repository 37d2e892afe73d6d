import type { TlsCrypto } from '@touchstone/kernel/tls-crypto';
import { cipherSuite, type Protection } from './cipher-suites.ts';
import type { ClientHello, ServerHello } from './hello.ts';
import type { Secrets } from './key-log.ts';
import { expandLabel, keyBlock } from './key-schedule.ts';
import { aeadOpener, cbcOpener, type DirectionKeys, type RecordOpener, tls13Opener } from './record-opener.ts';
import { TLS_1_2, TLS_1_3 } from './version.ts';

/** The keys of each direction, in the order in which they come into use. Functions, as few are ever needed. */
export interface Openers {
  readonly client: readonly RecordOpener[];
  readonly server: readonly RecordOpener[];
  /** TLS 1.3: the opener after the next change of this side's keys. */
  updated?(side: 'client' | 'server'): RecordOpener | undefined;
}

/** Undefined when the secrets are not those that this version needs, or the suite is not one that can be opened. */
export function openersOf(crypto: TlsCrypto, client: ClientHello, server: ServerHello, secrets: Secrets): Openers | undefined {
  const { protection } = cipherSuite(server.suite);
  if (protection === undefined) return undefined;
  if (server.version !== TLS_1_3) return classicOpeners(crypto, protection, client, server, secrets);
  return protection.kind === 'aead' ? modernOpeners(crypto, protection, client, secrets) : undefined;
}

function modernOpeners(
  crypto: TlsCrypto,
  protection: Protection & { kind: 'aead' },
  client: ClientHello,
  secrets: Secrets,
): Openers | undefined {
  const opener = (secret: Uint8Array | undefined) => (secret === undefined ? [] : [tls13Opener(crypto, protection, secret)]);
  const application = { client: secrets.CLIENT_TRAFFIC_SECRET_0, server: secrets.SERVER_TRAFFIC_SECRET_0 };
  if (application.client === undefined && application.server === undefined) return undefined;
  return {
    client: [
      ...(client.hasEarlyData ? opener(secrets.CLIENT_EARLY_TRAFFIC_SECRET) : []),
      ...opener(secrets.CLIENT_HANDSHAKE_TRAFFIC_SECRET),
      ...opener(application.client),
    ],
    server: [...opener(secrets.SERVER_HANDSHAKE_TRAFFIC_SECRET), ...opener(application.server)],
    updated(side) {
      const secret = application[side];
      if (secret === undefined) return undefined;
      const next = expandLabel(crypto, protection.prf, secret, 'traffic upd', secret.length);
      application[side] = next;
      return tls13Opener(crypto, protection, next);
    },
  };
}

const GCM_IV_BYTES = 4;
const CHACHA_IV_BYTES = 12;
const CBC_IV_BYTES = 16;

/** Records of TLS 1.2 and older, whose one secret gives the keys of both directions. */
function classicOpeners(
  crypto: TlsCrypto,
  protection: Protection,
  client: ClientHello,
  server: ServerHello,
  secrets: Secrets,
): Openers | undefined {
  const master = secrets.CLIENT_RANDOM;
  if (master === undefined) return undefined;
  const macBytes = protection.kind === 'cbc' ? protection.macBytes : 0;
  const ivBytes = protection.kind === 'cbc' ? CBC_IV_BYTES : protection.aead === 'chacha20-poly1305' ? CHACHA_IV_BYTES : GCM_IV_BYTES;
  const prf = server.version >= TLS_1_2 ? protection.prf : 'md5-sha1';
  const sizes = [macBytes, macBytes, protection.keyBytes, protection.keyBytes, ivBytes, ivBytes];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const block = keyBlock(crypto, prf, master, { client: client.random, server: server.random }, total);
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  const parts = sizes.map((size, i) => block.subarray(ends[i]! - size, ends[i]));
  const opener = (keys: DirectionKeys) =>
    protection.kind === 'cbc' ? cbcOpener(crypto, protection, keys, server.encryptsThenMacs) : aeadOpener(crypto, protection, keys);
  return {
    client: [opener({ mac: parts[0]!, key: parts[2]!, iv: parts[4]! })],
    server: [opener({ mac: parts[1]!, key: parts[3]!, iv: parts[5]! })],
  };
}
