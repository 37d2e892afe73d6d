import { readDex } from '@touchstone/formats/dex';
import { type Body as Code, cls, dex, method } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, buildProgram } from '../index.ts';

function bodyOf(code: Code, proto = '(I)V', isStatic = true): Body {
  const bytes = dex([cls('a.A', { methods: [method('m', proto, code, ...(isStatic ? (['static'] as const) : []))] })]);
  const program = buildProgram(readDex(bytes).value.map((one) => ({ file: 'classes.dex', dex: one }))).value;
  return program.body(0)!;
}

const blockAt = (body: Body, i: number) => body.blocks.of[i]!;

describe('operands', () => {
  test('registers, numbers and rows of each instruction', () => {
    const body = bodyOf((m) =>
      m
        .const('v0', -3)
        .constString('v1', 'x')
        .math('add-int/lit8', 'v2', 'v0', 100)
        .invokeStatic('Lb/B;->f(Ljava/lang/Object;I)I', 'v1', 'v2')
        .moveResult('v3'),
    );
    const rows = Array.from({ length: body.count }, (_, i) => [body.written(i), body.read(i), body.literal(i)]);
    expect(rows.slice(0, 5)).toEqual([
      [0, [], -3],
      [1, [], undefined],
      [2, [0], 100],
      [-1, [1, 2], undefined],
      [3, [], undefined],
    ]);
    expect(body.file.dex.string(body.reference(1))).toBe('x');
    expect(body.file.dex.methodName(body.reference(3))).toBe('f');
    expect(body.isInvoke(3)).toBe(true);
  });

  test('a long takes two registers and is one argument', () => {
    const body = bodyOf((m) => m.invokeStatic('Lb/B;->f(JI)V', 'p1', 'p3').return(), '(JI)V', false);
    expect(body.argumentRegisters(0)).toEqual([body.item.registers - 3, body.item.registers - 1]);
    expect(body.parameterRegisters.map((r) => r - body.item.registers)).toEqual([-4, -3, -1]);
  });

  test('keys of a switch', () => {
    const body = bodyOf((m) => m.packedSwitch('p0', -1, ['a', 'b']).return().label('a').return().label('b').return());
    expect(body.cases(0)).toEqual([
      { key: -1, target: 2 },
      { key: 0, target: 3 },
    ]);
  });
});

describe('blocks', () => {
  const diamond = () =>
    bodyOf((m) =>
      m.if('eqz', 'p0', 'else').call('static Lb/B;->yes()V').goto('end').label('else').call('static Lb/B;->no()V').label('end').return(),
    );

  test('what is behind a branch is dominated by its arm, what is behind both by neither', () => {
    const body = diamond();
    const [start, yes, no, end] = [0, 1, 3, 4].map((i) => blockAt(body, i)) as [number, number, number, number];
    const { blocks } = body;
    expect(blocks.dominates(start, end)).toBe(true);
    expect([blocks.dominates(yes, end), blocks.dominates(no, end)]).toEqual([false, false]);
    expect([blocks.postDominates(end, yes), blocks.postDominates(yes, start)]).toEqual([true, false]);
    expect([...blocks.successorsOf(start)]).toEqual([yes, no]);
  });

  test('only what can run again is in a loop', () => {
    const body = bodyOf((m) =>
      m
        .call('static Lb/B;->before()V')
        .label('again')
        .if('eqz', 'p0', 'out')
        .call('static Lb/B;->inside()V')
        .goto('again')
        .label('out')
        .call('static Lb/B;->after()V')
        .return(),
    );
    expect([0, 2, 4].map((i) => body.blocks.inLoop(blockAt(body, i)))).toEqual([false, true, false]);
  });

  test('code behind a return is not reachable', () => {
    const body = bodyOf((m) => m.return().call('static Lb/B;->f()V').return());
    expect([0, 1].map((i) => body.blocks.isReachable[blockAt(body, i)])).toEqual([1, 0]);
  });
});

/** Slow and plain: a node dominates another when that cannot be reached without it. */
function dominatesPlainly(body: Body, a: number, b: number): boolean {
  const seen = new Set([0]);
  for (const node of seen) if (node !== a) for (const next of body.blocks.successorsOf(node)) seen.add(next);
  return body.blocks.isReachable[b] === 1 && body.blocks.isReachable[a] === 1 && (a === b || a === 0 || !seenWithout(body, a).has(b));
}

function seenWithout(body: Body, a: number): Set<number> {
  const seen = new Set(a === 0 ? [] : [0]);
  for (const node of seen) for (const next of body.blocks.successorsOf(node)) if (next !== a) seen.add(next);
  return seen;
}

test('dominators and loops of any jumps are those that a plain search finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (to, isIf) => {
        const body = bodyOf((m) => {
          for (let k = 0; k < 12; k++) {
            m.label(`L${k}`).const('v0', k);
            if (isIf[k]) m.if('eqz', 'p0', `L${to[k]}`);
            else if (to[k] === k) m.return();
            else m.goto(`L${to[k]}`);
          }
          return m.return();
        });
        const { blocks } = body;
        for (let a = 0; a < blocks.count; a++) {
          for (let b = 0; b < blocks.count; b++) expect(blocks.dominates(a, b)).toBe(dominatesPlainly(body, a, b));
          const again = new Set(blocks.successorsOf(a));
          for (const node of again) for (const next of blocks.successorsOf(node)) again.add(next);
          expect(blocks.inLoop(a)).toBe(again.has(a));
        }
      },
    ),
    { numRuns: 150 },
  );
});
