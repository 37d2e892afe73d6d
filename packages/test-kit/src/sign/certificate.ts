import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bitString, integer, nullValue, oid, printableString, sequence, setOf, tagged, time, tlv, utf8String } from './der.ts';
import { signP256 } from './p256.ts';

export interface CertificateParts {
  /** `CN=Android Debug, O=Android, C=US`, most significant last. */
  readonly subject: string;
  /** Default: the subject, self-signed. */
  readonly issuer?: string;
  /** Signs the certificate; default: the key itself. */
  readonly issuerKey?: KeyObject;
  readonly serial?: bigint;
  /** Instants, `2020-01-01T00:00:00Z`. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Default sha256. */
  readonly digest?: 'md5' | 'sha1' | 'sha256' | 'sha512';
  readonly version?: 1 | 3;
}

const signatureOids = {
  rsa: { md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11', sha512: '1.2.840.113549.1.1.13' },
  ec: { md5: '', sha1: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2', sha512: '1.2.840.10045.4.3.4' },
} as const;

/** An X.509 certificate in DER, the same bytes each time. @source RFC 5280 §4.1 */
export function certificate(key: KeyObject, parts: CertificateParts): Uint8Array {
  const issuerKey = parts.issuerKey ?? key;
  const digest = parts.digest ?? 'sha256';
  const isRsa = issuerKey.asymmetricKeyType === 'rsa';
  const algorithm = isRsa ? sequence(oid(signatureOids.rsa[digest]), nullValue) : sequence(oid(signatureOids.ec[digest]));
  const body = sequence(
    ...(parts.version === 1 ? [] : [tagged(0, integer(2n))]),
    integer(parts.serial ?? 1n),
    algorithm,
    distinguishedName(parts.issuer ?? parts.subject),
    sequence(time(parts.notBefore ?? '2020-01-01T00:00:00Z'), time(parts.notAfter ?? '2050-01-01T00:00:00Z')),
    distinguishedName(parts.subject),
    createPublicKey(issuerPublic(key)).export({ type: 'spki', format: 'der' }),
  );
  return sequence(body, algorithm, bitString(signBody(issuerKey, digest, body)));
}

function issuerPublic(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function signBody(key: KeyObject, digest: string, body: Uint8Array): Uint8Array {
  return key.asymmetricKeyType === 'rsa' ? sign(digest, body, key) : signP256(key, createHash(digest).update(body).digest());
}

const attributeOids: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  E: '1.2.840.113549.1.9.1',
};

/** Parts as given, country first in the encoding: RFC 2253 reads from the end. */
export function distinguishedName(text: string): Uint8Array {
  const parts = text.split(/,\s*/).map((part) => {
    const [name = '', value = ''] = part.split('=');
    const id = attributeOids[name];
    if (id === undefined) throw new Error(`no attribute of a name is called ${name}`);
    const encoded = name === 'C' ? printableString(value) : name === 'E' ? tlv(0x16, new TextEncoder().encode(value)) : utf8String(value);
    return setOf(sequence(oid(id), encoded));
  });
  return sequence(...parts.reverse());
}
