/** Whether the bytes are XML as text: a tag after blanks and an optional byte order mark, in UTF-8 or UTF-16. */
export function isTextXml(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 256).filter((byte) => byte !== 0));
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!A-Za-z]/.test(start);
}
