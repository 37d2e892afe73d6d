import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { sizeText } from '../../parts/size-text.ts';

const plain = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(' ') : String(value));

/** What is told of it, in this order, and how; manifests and the like stay in the file that one takes away. */
const TOLD = {
  ...{ package: plain, versionName: plain, versionCode: plain, kind: plain, mediaType: plain },
  sizeBytes: (value: unknown) => (typeof value === 'number' ? sizeText(value) : plain(value)),
  storedAt: (value: unknown) => shanghaiTime(plain(value)),
  capturedAt: (value: unknown) => shanghaiTime(plain(value)),
  createdAt: (value: unknown) => shanghaiTime(plain(value)),
  ...{ device: plain, tool: plain, signers: plain, entryRoot: plain },
} as const satisfies Readonly<Record<string, (value: unknown) => string>>;

export interface KeptLine {
  readonly name: keyof typeof TOLD;
  readonly said: string;
}

/** What was kept of something that was purged, as far as it is told. */
export function keptLines(kept: unknown): readonly KeptLine[] {
  if (typeof kept !== 'object' || kept === null) return [];
  const known = kept as Readonly<Record<string, unknown>>;
  const names = Object.keys(TOLD) as readonly KeptLine['name'][];
  return names.flatMap((name) => {
    const value = known[name];
    return value == null || (Array.isArray(value) && value.length === 0) ? [] : [{ name, said: TOLD[name](value) }];
  });
}
