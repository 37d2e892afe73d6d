import { type BerValue, BIT_STRING, childrenOf, expectTag, OCTET_STRING, oidOf, readBer, SEQUENCE } from '../asn1/ber.ts';

const BOOLEAN = 0x01;
const KEY_USAGE = '2.5.29.15';

/** Extensions a verifier knows, so that they may be marked critical. The last is Netscape's certificate type. */
const KNOWN: ReadonlySet<string> = new Set([
  ...[9, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 46, 54].map((arc) => `2.5.29.${arc}`),
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.11',
  '1.3.6.1.5.5.7.48.1.5',
  '2.16.840.1.113730.1.1',
]);

export interface Extensions {
  readonly hasUnknownCritical: boolean;
  /** False when the key usage extension is there and allows neither digitalSignature nor nonRepudiation. */
  readonly maySign: boolean;
}

/**
 * What of a certificate's extensions decides whether v1 signatures may use it.
 * @throws BadAsn1
 * @source RFC 5280 4.2
 */
export function readExtensions(field: BerValue | undefined): Extensions {
  let hasUnknownCritical = false;
  let maySign = true;
  const list = field === undefined ? [] : childrenOf(expectTag(readBer(field.contents), SEQUENCE));
  for (const extension of list) {
    const parts = childrenOf(expectTag(extension, SEQUENCE));
    const oid = oidOf(parts[0]);
    const isCritical = parts[1]?.tag === BOOLEAN && parts[1].contents[0] !== 0;
    const value = expectTag(parts[parts[1]?.tag === BOOLEAN ? 2 : 1], OCTET_STRING);
    if (isCritical && !KNOWN.has(oid)) hasUnknownCritical = true;
    if (oid === KEY_USAGE) maySign = allowsSigning(value.contents);
  }
  return { hasUnknownCritical, maySign };
}

/** digitalSignature and nonRepudiation are the first two bits. */
function allowsSigning(value: Uint8Array): boolean {
  const bits = expectTag(readBer(value), BIT_STRING).contents;
  return ((bits[1] ?? 0) & 0xc0) !== 0;
}
