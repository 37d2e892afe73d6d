import type { ArtifactKind } from '@touchstone/domain/artifact';
import { type AcquisitionClaim, kindOfFile } from '@touchstone/services/acquisition';

/** What an upload is about; the first four as the client says, the last two as the server knows. */
export interface UploadMetadata {
  readonly fileName: string;
  /** What the bytes hash to, in the client's words; compared when they are here. */
  readonly sha256: string | null;
  readonly kind: ArtifactKind;
  readonly claim: AcquisitionClaim;
  readonly organisation: string;
  readonly person: string | null;
}

const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Metadata of a new upload: `filename`, `sha256` and, where they are known, `package`, `versionCode`, `category`.
 * @returns the fault's name when something does not fit; names that nobody knows are refused
 */
export function readMetadata(
  given: Readonly<Record<string, string | null>>,
  caller: Pick<UploadMetadata, 'organisation' | 'person'>,
): { readonly ok: true; readonly value: UploadMetadata } | { readonly ok: false; readonly field: string } {
  const unknown = Object.keys(given).find((name) => !(name in FIELDS));
  if (unknown !== undefined) return { ok: false, field: unknown };
  const bad = Object.entries(FIELDS).find(([name, fits]) => typeof given[name] === 'string' && !fits(given[name] as string));
  if (bad !== undefined) return { ok: false, field: bad[0] };
  const fileName = given['filename'];
  if (typeof fileName !== 'string') return { ok: false, field: 'filename' };
  const text = (name: string) => (typeof given[name] === 'string' ? { [name]: given[name] } : {});
  const versionCode = given['versionCode'];
  return {
    ok: true,
    value: {
      ...caller,
      fileName,
      sha256: given['sha256']?.toLowerCase() ?? null,
      kind: kindOfFile(fileName),
      claim: { ...text('package'), ...text('category'), ...(typeof versionCode === 'string' ? { versionCode: Number(versionCode) } : {}) },
    },
  };
}

const FIELDS: Readonly<Record<string, (text: string) => boolean>> = {
  filename: (text) => text.length > 0 && text.length <= 255 && !CONTROLS.test(text) && !/[/\\]/.test(text),
  filetype: (text) => text.length <= 255,
  sha256: (text) => /^[0-9a-f]{64}$/i.test(text),
  package: (text) => /^[\w-]+(\.[\w-]+)*$/.test(text) && text.length <= 255,
  versionCode: (text) => /^\d{1,15}$/.test(text),
  category: (text) => text.length <= 80 && !CONTROLS.test(text),
};

/** As it is kept beside the bytes until they are whole. */
export const writeMetadata = (metadata: UploadMetadata): Record<string, string> => ({ touchstone: JSON.stringify(metadata) });

/** @throws SyntaxError for what is none of ours */
export const keptMetadata = (kept: Readonly<Record<string, string | null>> | undefined): UploadMetadata =>
  JSON.parse(kept?.['touchstone'] ?? '') as UploadMetadata;
