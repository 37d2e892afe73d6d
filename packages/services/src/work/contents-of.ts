import { type EngineResult, storable } from '@touchstone/domain/engine';

/** What a scan found inside a file, for the inventory: whose code it holds, which personal information it touches. */
export interface Contents {
  readonly sdks: readonly {
    readonly id: string;
    readonly name: string;
    readonly vendor: string;
    readonly category: string;
    readonly version: string;
    readonly confidence: string;
  }[];
  /** Tokens of the vocabulary of personal information, sorted. */
  readonly dataTypes: readonly string[];
}

/** More than any app has; what is beyond is a hostile report. */
const MOST_SDKS = 1_000;
const MOST_DATA_TYPES = 300;
const LONGEST = 200;

/** Read from a report of our own; undefined for reports of others, which say it otherwise. */
export function contentsOf(result: Pick<EngineResult, 'report'>): Contents | undefined {
  const { schema, sdks, matrix } = (result.report ?? {}) as Readonly<Record<string, unknown>>;
  if (schema !== 'touchstone-report/1' || !Array.isArray(sdks) || !Array.isArray(matrix)) return undefined;
  return {
    sdks: sdks.slice(0, MOST_SDKS).flatMap((sdk: Readonly<Record<string, unknown>>) => {
      const [id, name, vendor] = [word(sdk?.['id']), word(sdk?.['name']), word(sdk?.['vendor'])];
      return id === ''
        ? []
        : [
            {
              id,
              name: name || id,
              vendor,
              category: word(sdk['category']),
              version: word(sdk['version']),
              confidence: word(sdk['confidence']),
            },
          ];
    }),
    dataTypes: [
      ...new Set(matrix.slice(0, MOST_DATA_TYPES).flatMap((row: Readonly<Record<string, unknown>>) => word(row?.['data']) || [])),
    ].sort(),
  };
}

const word = (value: unknown): string => (typeof value === 'string' ? storable(value, LONGEST) : '');
