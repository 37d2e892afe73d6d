/** What a store states of one app, as connectors give it (`ListingChange` of packages/stores fits). Nothing of it is believed yet. */
export interface StatedListing {
  readonly storeAppId: string;
  readonly state: 'live' | 'gone';
  /** ISO 8601 in UTC. */
  readonly updatedAt: string;
  readonly platform: string;
  readonly packageName?: string;
  /** Shown names by language: `zh-CN`, `en`. */
  readonly names: Readonly<Record<string, string>>;
  readonly developer?: {
    readonly name: string;
    readonly account?: string;
    readonly creditCode?: string;
    readonly province?: string;
  };
  readonly filingNumber?: string;
  readonly category?: string;
  readonly downloads?: string;
  readonly version?: { readonly name: string; readonly code?: number };
  readonly artifact?: StatedArtifact;
  readonly policy?: { readonly url?: string; readonly sha256?: string };
  readonly permissions: readonly string[];
}

export interface StatedArtifact {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: string;
  readonly signers: readonly string[];
  readonly location?: string;
}

export interface StatedPage {
  readonly changes: readonly StatedListing[];
  readonly problems: readonly { readonly code: string; readonly at: string; readonly storeAppId?: string }[];
  /** The cursor behind this page. */
  readonly next: string;
}

/** Name in Chinese where there is one: the one that people see. */
export function shownName({ names, packageName, storeAppId }: StatedListing): string {
  const languages = Object.keys(names).sort();
  const chinese = languages.find((language) => language === 'zh-CN') ?? languages.find((language) => language.startsWith('zh'));
  return names[chinese ?? 'en'] ?? names[languages[0] ?? ''] ?? packageName ?? storeAppId;
}
