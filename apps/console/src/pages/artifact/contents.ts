import { explainProblem } from '@touchstone/render/words/problems';
import type { Language } from '../../api/language.ts';

/** What the manifest of a file says, as far as it is kept. */
export interface Contents {
  readonly label: string | undefined;
  readonly minSdk: number | undefined;
  readonly targetSdk: number | undefined;
  readonly permissions: readonly string[];
  readonly splits: readonly string[];
  readonly isDebuggable: boolean | undefined;
  readonly manifestSha256: string | undefined;
  /** Which signature schemes there are, and how each turned out. */
  readonly schemes: readonly { readonly scheme: string; readonly result: string }[];
  /** A key that is public: of a platform, of a test. */
  readonly knownKey: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the kept manifest; undefined where the file could not be read as an app. */
export function contentsOf(manifest: unknown): Contents | undefined {
  if (!isFields(manifest)) return undefined;
  const signature = isFields(manifest['signature']) ? manifest['signature'] : {};
  const schemes = isFields(signature['schemes']) ? signature['schemes'] : {};
  return {
    label: text(manifest['label']),
    minSdk: number(manifest['minSdk']),
    targetSdk: number(manifest['targetSdk']),
    permissions: texts(manifest['permissions']),
    splits: texts(manifest['splits']),
    isDebuggable: typeof manifest['isDebuggable'] === 'boolean' ? manifest['isDebuggable'] : undefined,
    manifestSha256: text(manifest['manifestSha256']),
    schemes: Object.entries(schemes).map(([scheme, result]) => ({ scheme, result: String(result) })),
    knownKey: text(signature['knownKey']),
  };
}

interface Problem {
  readonly code: string;
  /** The code in words. */
  readonly said: string;
  readonly where: string;
}

/** A problem of reading, by its code, in words and where it was. */
export function problemOf(problem: unknown, language: Language): Problem {
  const { code, ...rest } = isFields(problem) ? problem : { code: String(problem) };
  const known = text(code) ?? '';
  return { code: known, said: explainProblem(known, language), where: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest) };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
