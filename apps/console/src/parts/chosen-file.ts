import { toHex } from '@touchstone/kernel/hex';

/** A file that somebody chose, with what the server checks it by. */
export interface ChosenFile {
  readonly file: Blob;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly sha256: string;
}

export interface Accepted {
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
}

/** What browsers do not know by name. */
const BY_ENDING: Readonly<Record<string, string>> = {
  pcap: 'application/vnd.tcpdump.pcap',
  log: 'text/plain',
  txt: 'text/plain',
  har: 'application/json',
};
const BYTES = 'application/octet-stream';

/** The media type that a file is sent as; undefined where none fits what is taken. */
export function mediaTypeOf(
  { name, type }: { readonly name: string; readonly type: string },
  { mediaTypes }: Accepted,
): string | undefined {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return [type.split(';')[0]?.trim() ?? '', BY_ENDING[ending] ?? '', BYTES].find((one) => mediaTypes.includes(one));
}

/** Why a file is not taken, before anything of it is sent. */
export function refusalOf(file: { readonly name: string; readonly type: string; readonly size: number }, accepted: Accepted) {
  if (file.size === 0) return 'empty';
  if (file.size > accepted.maxBytes) return 'tooLarge';
  return mediaTypeOf(file, accepted) === undefined ? 'otherKind' : undefined;
}

/** SHA-256 of a file, piece by piece: a recording does not stand in memory. */
export async function digestOfFile(file: Blob): Promise<string> {
  // with the first file that is chosen: no page waits for it
  const { ports } = await import('@touchstone/ports-js');
  const hasher = ports.hash.start('sha256');
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return toHex(hasher.digest());
    hasher.update(value);
  }
}
