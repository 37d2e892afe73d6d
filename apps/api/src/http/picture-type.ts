const SIGNATURES: readonly (readonly [type: 'image/png' | 'image/jpeg' | 'image/webp', signature: RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/webp', /^52494646.{8}57454250/],
];

/** How many bytes tell what a picture is. */
export const SIGNATURE_BYTES = 12;

/** What a picture is by its first bytes, whatever its name says; undefined for what a page does not draw. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, SIGNATURE_BYTES)).toString('hex');
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0];
}
