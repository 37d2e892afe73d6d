/** Text as such a decryptor holds it; every character stays printable for the keys used here. */
export function xor(text: string, key: number): string {
  return [...text]
    .map((char) => String.fromCodePoint(char.codePointAt(0)! ^ key))
    .join('')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"');
}
