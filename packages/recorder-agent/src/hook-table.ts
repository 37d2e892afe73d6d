/** What the agent hooks, compiled from the API table and the markers of texts: plain data, part of the bundle. */
export interface HookTable {
  readonly classes: readonly HookedClass[];
  /** Texts in paths that mean personal information. */
  readonly files: readonly TextMark[];
  readonly properties: readonly TextMark[];
}

export interface HookedClass {
  /** Java name with dots. */
  readonly name: string;
  readonly methods: readonly HookedMethod[];
}

export interface HookedMethod {
  /** `<init>` for constructors. All overloads are hooked. */
  readonly name: string;
  /** Says what the call is about, in the words of the API table. */
  readonly rule?: string;
  /** What the call hands over (text of a message, number dialled) is never recorded as it stands. */
  readonly hides?: true;
  /** Told with the call where screens must be read together with it. */
  readonly action?: string;
}

export interface TextMark {
  readonly value: string;
  readonly match: 'exact' | 'prefix' | 'contains' | 'word';
}

/** The rows and markers that are needed here, in the shape that the knowledge catalogue has them. */
export interface HookSources {
  readonly apis: readonly {
    readonly class: string;
    readonly name: string;
    readonly member: 'method' | 'field';
    readonly rule?: string;
    readonly action?: string;
  }[];
  readonly markers: readonly (TextMark & { readonly kind: string })[];
}

/**
 * Compiles the table: one entry a class and method, sorted, since the agent hooks all overloads (regulation §8.4, overload rule). Fields
 * are left out: reading a field runs no code that could be hooked.
 */
export function hookTable({ apis, markers }: HookSources): HookTable {
  const classes = new Map<string, Map<string, HookedMethod>>();
  for (const row of apis) {
    if (row.member === 'field') continue;
    const owner = row.class.slice(1, -1).replaceAll('/', '.');
    const methods = classes.get(owner) ?? new Map<string, HookedMethod>();
    classes.set(owner, methods);
    const { name, action = '', rule = RULES[action] } = row;
    if (!methods.has(name))
      methods.set(name, {
        name,
        ...(rule === undefined ? {} : { rule }),
        ...(HANDS_OVER.has(action) ? { hides: true } : {}),
        ...(OF_SCREENS.has(action) && rule === undefined ? { action } : {}),
      });
  }
  return {
    classes: [...classes].map(([name, methods]) => ({ name, methods: [...methods.values()].sort(byName) })).sort(byName),
    files: marksOf('file'),
    properties: marksOf('property'),
  };

  function marksOf(kind: string): readonly TextMark[] {
    return markers
      .filter((marker) => marker.kind === kind)
      .map(({ value, match }) => ({ value, match }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  }
}

/** What the index of screens needs to be told. @source packages/screen in-order.ts */
const OF_SCREENS: ReadonlySet<string> = new Set(['download-file', 'install-app']);
/** Acts that only some arguments make one. */
const RULES: Readonly<Record<string, string>> = { 'draw-overlay': 'window' };
const HANDS_OVER: ReadonlySet<string> = new Set(['send-sms', 'place-call', 'write-clipboard']);
const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
