import type { Expr, Stmt } from './syntax.ts';

/** As javac does: a switch over the hash, `equals`, and a switch over which one it was. */
export function stringSwitch({ on, cases, line }: Stmt & { readonly kind: 'switch' }): readonly Stmt[] {
  const name = (text: string): Expr => ({ kind: 'name', name: text, line });
  const int = (value: number): Expr => ({ kind: 'literal', type: 'int', value: String(value), line });
  const call = (method: string, args: readonly Expr[]): Expr => ({ kind: 'call', object: name('on$'), name: method, args, line });
  const found = (value: number): Stmt => ({
    kind: 'expr',
    expr: { kind: 'assign', target: name('which$'), value: int(value), line },
    line,
  });
  const texts = cases.flatMap(({ value }, i) => (typeof value === 'string' ? [{ value, i }] : []));
  const hashes = [...new Set(texts.map(({ value }) => hashOf(value)))];
  const byHash = hashes.map((hash) => ({
    value: hash,
    body: [
      ...texts
        .filter(({ value }) => hashOf(value) === hash)
        .map(({ value, i }): Stmt => {
          const test = call('equals', [{ kind: 'literal', type: 'String', value, line }]);
          const then = [found(i)];
          return { kind: 'if', test, then, otherwise: undefined, line };
        }),
      { kind: 'break', line } as const,
    ],
  }));
  return [
    { kind: 'local', type: 'String', name: 'on$', init: on, line },
    { kind: 'local', type: 'int', name: 'which$', init: int(-1), line },
    { kind: 'switch', on: call('hashCode', []), cases: byHash, line },
    {
      kind: 'switch',
      on: name('which$'),
      cases: cases.map(({ value, body }, i) => ({ value: value === undefined ? undefined : i, body })),
      line,
    },
  ];
}

/** `String.hashCode`. */
function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
