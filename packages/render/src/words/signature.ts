import type { Text } from '@touchstone/rules';
import type { SchemeState } from '@touchstone/verdict';

export const schemeNames: Readonly<Record<string, string>> = {
  v1: 'v1 (JAR)',
  v2: 'v2',
  v3: 'v3',
  v31: 'v3.1',
  v4: 'v4',
  stamp: 'Source Stamp',
};

export const schemeStateWords: Readonly<Record<SchemeState, Text>> = {
  verified: { zh: '通过', en: 'verified' },
  failed: { zh: '失败', en: 'failed' },
  absent: { zh: '无', en: 'absent' },
};

/** Fields of a signer in the order in which they are shown; others follow by name. */
export const signerFields: Readonly<Record<string, Text>> = {
  subject: { zh: '主体', en: 'Subject' },
  issuer: { zh: '颁发者', en: 'Issuer' },
  serialNumber: { zh: '序列号', en: 'Serial number' },
  notBefore: { zh: '有效期起', en: 'Valid from' },
  notAfter: { zh: '有效期止', en: 'Valid until' },
  key: { zh: '密钥', en: 'Key' },
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  sha1: { zh: 'SHA-1', en: 'SHA-1' },
  md5: { zh: 'MD5（应用商店所示）', en: 'MD5 (as stores print it)' },
};
