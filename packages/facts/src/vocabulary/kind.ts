/** What a fact was observed in. A rule's `needs` names inputs; a kind's `input` says where its facts come from. */
export type Input = 'static' | 'runtime' | 'policy' | 'ui' | 'store' | 'human';

/**
 * Part of the package that a static kind is read from. When code cannot be seen (packed, native, loaded later), the
 * absence of a `code` fact proves nothing, while the manifest stays readable.
 */
export type Layer = 'package' | 'manifest' | 'resources' | 'code' | 'native';

export type AttributeType =
  | 'text' // any text
  | 'number'
  | 'boolean'
  | 'personal-info' // a token of data/personal-info.yaml
  | 'permission' // a full permission name
  | readonly string[]; // one of these

export interface Attribute {
  readonly type: AttributeType;
  readonly required?: true;
  readonly means: string;
}

export interface FactKind {
  readonly input: Input;
  /** Only for input `static`. */
  readonly layer?: Layer;
  readonly means: { readonly zh: string; readonly en: string };
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/**
 * Whose code: the app's own, a catalogued SDK or general-purpose library (`sdk` names it), a third party that no catalogue
 * knows, or undecidable.
 */
export const owner = {
  owner: { type: ['app', 'sdk', 'library', 'third-party', 'unknown'], means: 'whose code' },
  sdk: { type: 'text', means: 'SDK id, with owner sdk' },
  package: { type: 'text', means: 'Java package of the code, to show an owner no catalogue knows' },
} as const satisfies Record<string, Attribute>;

/** State of consent when a runtime or reachability fact happened. */
export const phase = {
  phase: {
    type: ['before-notice', 'before-consent', 'after-refusal', 'after-consent', 'unknown'],
    means: 'consent state: no notice shown yet, shown but not agreed, refused, agreed',
  },
} as const satisfies Record<string, Attribute>;

/** State of the app when a runtime fact happened: 前台, 静默, 后台, 被杀后. */
export const appState = {
  appState: { type: ['foreground', 'silent', 'background', 'killed'], means: 'app state' },
} as const satisfies Record<string, Attribute>;
