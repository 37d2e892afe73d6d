import { type CallSite, cls, field, method, type Register } from '@touchstone/test-kit';
import { ExpressionWriter } from './expressions.ts';
import type { Expr, MethodNode } from './syntax.ts';
import { widthOf } from './types.ts';
import type { FoundMethod } from './world.ts';

interface BoundLambda {
  /** Stands for the expression, whenever its method is written again. */
  readonly key: object;
  readonly node: MethodNode;
  readonly hasThis: boolean;
  readonly single: FoundMethod;
  readonly type: string;
  /** `this` if it is used, then what is captured. */
  readonly values: readonly Expr[];
}

/** What stands for a lambda where it is made: an `invoke-custom`, or the class and the bridge of D8. */
export abstract class LambdaWriter extends ExpressionWriter {
  /** A call site, or the class D8 puts in its place. */
  bindLambda(bound: BoundLambda, want: Register): void {
    const { key, node, hasThis, single, type, values } = bound;
    const proto = this.world.proto(node);
    const target = `${this.owner.type}->${node.name}${proto}`;
    const types = [
      ...(hasThis ? [this.owner.type] : []),
      ...node.params.slice(0, node.params.length - single.parameters.length).map((one) => this.world.type(one.type)),
    ];
    const name = single.node.name;
    const own = `(${single.parameters.join('')})${single.returns}`;
    if (this.compiler.options.lambdas === 'invoke-custom') {
      this.compiler.once(key, () => this.compiler.add(this.owner.type, this.compiler.methodOf(node, this.owner)));
      const site: CallSite = {
        bootstrap: { kind: 'invoke-static', target: METAFACTORY },
        name,
        proto: `(${types.join('')})${type}`,
        args: [{ methodType: own }, { methodHandle: { kind: hasThis ? 'invoke-direct' : 'invoke-static', target } }, { methodType: own }],
      };
      this.passing(() => {
        const given = values.map((one) => this.value(one).at);
        this.code.invokeCustom(site, ...given).moveResult(want);
      });
      return;
    }
    const synthetic = this.compiler.once(key, () => this.#desugared(bound, target, types));
    this.code.newInstance(want, synthetic);
    this.passing(() => {
      const given = values.map((one) => this.value(one).at);
      this.code.invokeDirect(`${synthetic}-><init>(${types.join('')})V`, want, ...given);
    });
  }
  /** The class in place of a call site, and the bridge it calls. @returns its descriptor */
  #desugared({ node, hasThis, single, type }: BoundLambda, target: string, types: readonly string[]): string {
    const name = single.node.name;
    const own = `(${single.parameters.join('')})${single.returns}`;
    const bridge = `$r8$lambda$${node.name.split('$').slice(1).join('_')}`;
    const bridgeProto = `(${[...types, ...single.parameters].join('')})${single.returns}`;
    this.compiler.add(
      this.owner.type,
      this.compiler.methodOf(node, this.owner),
      method(
        bridge,
        bridgeProto,
        (m) => {
          const args = registersOf([...types, ...single.parameters], 0);
          if (hasThis) m.invokeDirect(target, ...args);
          else m.invokeStatic(target, ...args);
          if (single.returns !== 'V') m.moveResult('v0').return('v0');
        },
        'public static synthetic',
      ),
    );
    const outermost = this.owner.name;
    const synthetic = `${this.owner.type.slice(0, -1)}$$ExternalSyntheticLambda${this.compiler.count(`${outermost} synthetic`)};`;
    const fields = types.map((one, i) => `${synthetic}->f$${i}:${one}`);
    this.compiler.make(
      cls(synthetic, {
        access: 'public final synthetic',
        implements: [type],
        fields: types.map((one, i) => field(`f$${i}`, one, 'public final synthetic')),
        methods: [
          method(
            '<init>',
            `(${types.join('')})V`,
            (m) => {
              m.invokeDirect('Ljava/lang/Object;-><init>()V', 'p0');
              const args = registersOf(types, 1);
              fields.forEach((one, i) => {
                m.iput(args[i]!, 'p0', one);
              });
            },
            'public synthetic constructor',
          ),
          method(
            name,
            own,
            (m) => {
              const kept = registersOf(types, 0, 'v');
              fields.forEach((one, i) => {
                m.iget(kept[i]!, 'p0', one);
              });
              m.invokeStatic(`${this.owner.type}->${bridge}${bridgeProto}`, ...kept, ...registersOf(single.parameters, 1));
              if (single.returns !== 'V') m.moveResult('v0').return('v0');
            },
            'public final',
          ),
        ],
      }),
    );
    return synthetic;
  }
}

const METAFACTORY =
  'Ljava/lang/invoke/LambdaMetafactory;->metafactory(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;' +
  'Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;';

function registersOf(types: readonly string[], from: number, letter: 'p' | 'v' = 'p'): readonly Register[] {
  let at = from;
  return types.map((type) => {
    const register: Register = `${letter}${at}`;
    at += widthOf(type);
    return register;
  });
}
