import type { TlsAead, TlsHash } from '@touchstone/kernel/tls-crypto';

/** How a suite protects records, of the suites that can be opened with a key log. */
export type Protection =
  | { readonly kind: 'aead'; readonly aead: TlsAead; readonly keyBytes: number; readonly prf: TlsHash }
  | { readonly kind: 'cbc'; readonly keyBytes: number; readonly mac: TlsHash; readonly macBytes: number; readonly prf: TlsHash };

export interface CipherSuite {
  readonly name: string;
  /** Absent: known by name only. */
  readonly protection?: Protection;
}

const aead = (name: TlsAead, prf: TlsHash): Protection => ({ kind: 'aead', aead: name, keyBytes: name === 'aes-128-gcm' ? 16 : 32, prf });
const cbc = (keyBytes: number, mac: TlsHash, macBytes: number, prf: TlsHash = 'sha256'): Protection => ({
  kind: 'cbc',
  keyBytes,
  mac,
  macBytes,
  prf,
});

const GCM_128 = aead('aes-128-gcm', 'sha256');
const GCM_256 = aead('aes-256-gcm', 'sha384');
const CHACHA = aead('chacha20-poly1305', 'sha256');
const [CBC_128, CBC_256] = [cbc(16, 'sha1', 20), cbc(32, 'sha1', 20)];
const [CBC_128_SHA256, CBC_256_SHA256] = [cbc(16, 'sha256', 32), cbc(32, 'sha256', 32)];
const CBC_256_SHA384 = cbc(32, 'sha384', 48, 'sha384');

/** @source https://www.iana.org/assignments/tls-parameters */
const SUITES: Readonly<Record<number, readonly [name: string, protection?: Protection]>> = {
  1: ['TLS_RSA_WITH_NULL_MD5'],
  2: ['TLS_RSA_WITH_NULL_SHA'],
  4: ['TLS_RSA_WITH_RC4_128_MD5'],
  5: ['TLS_RSA_WITH_RC4_128_SHA'],
  9: ['TLS_RSA_WITH_DES_CBC_SHA'],
  10: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  22: ['TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  24: ['TLS_DH_anon_WITH_RC4_128_MD5'],
  47: ['TLS_RSA_WITH_AES_128_CBC_SHA', CBC_128],
  51: ['TLS_DHE_RSA_WITH_AES_128_CBC_SHA', CBC_128],
  52: ['TLS_DH_anon_WITH_AES_128_CBC_SHA', CBC_128],
  53: ['TLS_RSA_WITH_AES_256_CBC_SHA', CBC_256],
  57: ['TLS_DHE_RSA_WITH_AES_256_CBC_SHA', CBC_256],
  59: ['TLS_RSA_WITH_NULL_SHA256'],
  60: ['TLS_RSA_WITH_AES_128_CBC_SHA256', CBC_128_SHA256],
  61: ['TLS_RSA_WITH_AES_256_CBC_SHA256', CBC_256_SHA256],
  103: ['TLS_DHE_RSA_WITH_AES_128_CBC_SHA256', CBC_128_SHA256],
  107: ['TLS_DHE_RSA_WITH_AES_256_CBC_SHA256', CBC_256_SHA256],
  156: ['TLS_RSA_WITH_AES_128_GCM_SHA256', GCM_128],
  157: ['TLS_RSA_WITH_AES_256_GCM_SHA384', GCM_256],
  158: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', GCM_128],
  159: ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', GCM_256],
  198: ['TLS_SM4_GCM_SM3'],
  4865: ['TLS_AES_128_GCM_SHA256', GCM_128],
  4866: ['TLS_AES_256_GCM_SHA384', GCM_256],
  4867: ['TLS_CHACHA20_POLY1305_SHA256', CHACHA],
  4868: ['TLS_AES_128_CCM_SHA256'],
  49159: ['TLS_ECDHE_ECDSA_WITH_RC4_128_SHA'],
  49160: ['TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA'],
  49161: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', CBC_128],
  49162: ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', CBC_256],
  49169: ['TLS_ECDHE_RSA_WITH_RC4_128_SHA'],
  49170: ['TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  49171: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', CBC_128],
  49172: ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', CBC_256],
  49187: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', CBC_128_SHA256],
  49188: ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', CBC_256_SHA384],
  49191: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', CBC_128_SHA256],
  49192: ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', CBC_256_SHA384],
  49195: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', GCM_128],
  49196: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', GCM_256],
  49199: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', GCM_128],
  49200: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', GCM_256],
  52392: ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', CHACHA],
  52393: ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', CHACHA],
  52394: ['TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256', CHACHA],
  57363: ['TLS_ECC_SM4_CBC_SM3'],
};

export function cipherSuite(suite: number): CipherSuite {
  const [name, protection] = SUITES[suite] ?? [`0x${suite.toString(16).padStart(4, '0')}`];
  return protection === undefined ? { name } : { name, protection };
}
