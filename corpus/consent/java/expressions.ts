import type { Argument, Register } from '@touchstone/test-kit';
import type { ClassNode, Expr, FieldNode } from './syntax.ts';
import { constantOf, isResource, STRING } from './types.ts';
import { literal, type Value, ValueWriter, WIDE_NAMES } from './values.ts';
import type { ClassInfo, FoundMethod } from './world.ts';

const MATH: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'rem',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shl',
  '>>': 'shr',
  '>>>': 'ushr',
};
const NEGATED: Readonly<Record<string, string>> = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' };
const TESTS: Readonly<Record<string, string>> = { '==': 'eq', '!=': 'ne', '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' };

/** Writes expressions: what each leaves is a register or a constant. */
export abstract class ExpressionWriter extends ValueWriter {
  protected abstract anonymous(node: ClassNode, args: readonly Expr[], type: string, want: Register): void;
  protected abstract lambda(expr: Expr & { readonly kind: 'lambda' }, type: string, want: Register): void;

  thisOf(line: number): Expr {
    return { kind: 'this', of: undefined, line };
  }

  effect(expr: Expr): void {
    if (expr.kind === 'call') this.#call(expr, undefined, false);
    else this.value(expr);
  }

  into(register: Register, type: string, expr: Expr): void {
    this.move(this.as(type, this.value(expr, type, register)), register);
  }

  /** @param hint what is wanted, for lambdas and null @param want where it may be left */
  value(expr: Expr, hint?: string, want?: Register): Value {
    switch (expr.kind) {
      case 'literal':
        return literal(expr, hint);
      case 'name':
        return this.#name(expr.name, want);
      case 'this':
        return { type: this.around(expr.of).type, at: this.#outer(this.around(expr.of).out) };
      case 'field':
        return this.#field(expr, want);
      case 'call':
        return this.#call(expr, want, true);
      case 'new':
        return this.#new(expr, want);
      case 'array':
        return this.#array(expr, want);
      case 'index': {
        const array = this.value(expr.array);
        const type = array.type.slice(1);
        const index = this.register(this.value(expr.index));
        const to = want ?? this.temporary(type);
        this.code.aget(type, to, this.register(array), index);
        return { type, at: to };
      }
      case 'assign':
        return this.#assign(expr);
      case 'unary':
        return this.#unary(expr, want);
      case 'binary':
        return this.#binary(expr, want);
      case 'cast':
        return this.#cast(expr, want);
      case 'instanceof':
        return this.#boolean(expr, want);
      case 'choice':
        return this.#choice(expr, hint, want);
      case 'class':
        return { type: 'Ljava/lang/Class;', at: { class: this.world.type(expr.type) } };
      case 'lambda': {
        if (hint === undefined) throw new Error('a lambda stands where nothing says its interface');
        const to = want ?? this.temporary(hint);
        this.lambda(expr, hint, to);
        return { type: hint, at: to };
      }
    }
  }

  /** Jumps to `label` if the test is `when`, otherwise goes on. */
  branch(test: Expr, label: string, when: boolean): void {
    if (test.kind === 'unary' && test.operator === '!') {
      this.branch(test.value, label, !when);
      return;
    }
    if (test.kind === 'binary' && (test.operator === '&&' || test.operator === '||')) {
      if ((test.operator === '||') === when) {
        this.branch(test.left, label, when);
        this.branch(test.right, label, when);
        return;
      }
      const past = this.fresh();
      this.branch(test.left, past, !when);
      this.branch(test.right, label, when);
      this.code.label(past);
      return;
    }
    const operator = test.kind === 'binary' ? TESTS[test.operator] : undefined;
    if (test.kind === 'binary' && operator !== undefined) {
      this.#compare(test, when ? operator : NEGATED[operator]!, label);
      return;
    }
    this.passing(() => {
      this.code.if(when ? 'nez' : 'eqz', this.register(this.value(test)), label);
    });
  }

  #compare({ left, right }: Expr & { readonly kind: 'binary' }, operator: string, label: string): void {
    this.passing(() => {
      const types = [this.typeOf(left), this.typeOf(right)];
      const wide = ['D', 'F', 'J'].find((type) => types.includes(type));
      const a = this.value(left);
      const b = this.value(right);
      if (wide !== undefined) {
        const result = this.temporary('I');
        const name = wide === 'J' ? 'cmp-long' : wide === 'D' ? 'cmpl-double' : 'cmpl-float';
        this.code.op(name, [result, this.register(this.as(wide, a)), this.register(this.as(wide, b))]);
        this.code.if(`${operator}z`, result, label);
      } else if (b.at === 0 || b.at === null || b.at === false) this.code.if(`${operator}z`, this.register(a), label);
      else this.code.if(operator, this.register(a), this.register(b), label);
    });
  }

  #boolean(expr: Expr, want: Register | undefined): Value {
    const to = want ?? this.temporary('Z');
    if (expr.kind === 'instanceof') {
      this.code.instanceOf(to, this.register(this.value(expr.value)), this.world.type(expr.type));
      return { type: 'Z', at: to };
    }
    const [no, end] = [this.fresh(), this.fresh()];
    this.branch(expr, no, false);
    this.code.const(to, 1).goto(end).label(no).const(to, 0).label(end);
    return { type: 'Z', at: to };
  }

  #choice({ test, then, otherwise }: Expr & { readonly kind: 'choice' }, hint: string | undefined, want: Register | undefined): Value {
    const type = hint ?? this.typeOf({ kind: 'choice', test, then, otherwise, line: test.line });
    const to = want ?? this.temporary(type);
    const [no, end] = [this.fresh(), this.fresh()];
    this.branch(test, no, false);
    this.passing(() => this.into(to, type, then));
    this.code.goto(end).label(no);
    this.passing(() => this.into(to, type, otherwise));
    this.code.label(end);
    return { type, at: to };
  }

  /** `this`, or that of a class around it, `out` steps away. */
  #outer(out: number): Register {
    let info: ClassInfo = this.owner;
    let at: Register = 'p0';
    for (let i = 0; i < out; i++) {
      const outer: ClassInfo = info.outer!.owner;
      const to = this.temporary(outer.type);
      this.code.iget(to, at, `${info.type}->this$0:${outer.type}`);
      at = to;
      info = outer;
    }
    return at;
  }

  #name(name: string, want: Register | undefined): Value {
    const local = this.local(name);
    if (local) return { type: local.type, at: local.register };
    const found = this.find(name);
    if (!found) throw new Error(`nothing is called ${name}`);
    if (found.captured === undefined) return this.#read(found.field!.owner.type, found.field!, () => this.#outer(found.out), want);
    const object = this.#outer(found.out);
    const to = want ?? this.temporary(found.captured);
    this.code.iget(to, object, `${found.owner.type}->val$${name}:${found.captured}`);
    return { type: found.captured, at: to };
  }

  #field(expr: Expr & { readonly kind: 'field' }, want: Register | undefined): Value {
    const resource = isResource(expr);
    if (resource !== undefined) return { type: 'I', at: this.world.resource(resource) };
    const named = this.classNamed(expr.object);
    const type = named?.type ?? this.typeOf(expr.object);
    if (type.startsWith('[')) {
      const array = this.register(this.value(expr.object));
      const to = want ?? this.temporary('I');
      this.code.arrayLength(to, array);
      return { type: 'I', at: to };
    }
    return this.#read(type, this.fieldOf(type, expr.name), () => this.register(this.value(expr.object)), want);
  }

  #read(
    on: string,
    found: { readonly node: FieldNode; readonly type: string; readonly owner: ClassInfo },
    object: () => Register,
    want: Register | undefined,
  ): Value {
    const { node, type, owner } = found;
    const constant = constantOf(node);
    if (constant) return this.as(type, this.value(constant));
    const isStatic = /static/.test(node.access) || owner.isInterface;
    const from = isStatic ? undefined : object();
    const to = want ?? this.temporary(type);
    if (from === undefined) this.code.sget(to, `${owner.type}->${node.name}:${type}`);
    else this.code.iget(to, from, `${owner.isOfApp ? owner.type : on}->${node.name}:${type}`);
    return { type, at: to };
  }

  setField(node: FieldNode): void {
    const target: Expr = { kind: 'field', object: this.thisOf(node.line), name: node.name, line: node.line };
    this.passing(() => this.#assign({ kind: 'assign', target, value: node.init!, line: node.line }));
  }

  #assign({ target, value }: Expr & { readonly kind: 'assign' }): Value {
    const local = target.kind === 'name' ? this.local(target.name) : undefined;
    if (local) {
      const isSafe = ['call', 'literal', 'index', 'field', 'name', 'binary'].includes(value.kind);
      this.move(this.as(local.type, this.value(value, local.type, isSafe ? local.register : undefined)), local.register);
      return { type: local.type, at: local.register };
    }
    if (target.kind === 'index') {
      const array = this.value(target.array);
      const type = array.type.slice(1);
      const into = this.register(array);
      const index = this.register(this.value(target.index));
      const from = this.register(this.as(type, this.value(value, type)));
      this.code.aput(type, from, into, index);
      return { type, at: from };
    }
    return this.#store(target, value);
  }

  #store(target: Expr, value: Expr): Value {
    if (target.kind === 'name') {
      const found = this.find(target.name);
      if (!found?.field) throw new Error(`nothing that can be set is called ${target.name}`);
      const { owner, node, type } = found.field;
      const object = /static/.test(node.access) ? undefined : this.#outer(found.out);
      return this.#put(`${owner.type}->${node.name}:${type}`, type, object, value);
    }
    if (target.kind !== 'field') throw new Error('this cannot be set');
    const named = this.classNamed(target.object);
    const { owner, node, type } = this.fieldOf(named?.type ?? this.typeOf(target.object), target.name);
    const object = named ? undefined : this.register(this.value(target.object));
    return this.#put(`${owner.type}->${node.name}:${type}`, type, object, value);
  }

  #put(reference: string, type: string, object: Register | undefined, value: Expr): Value {
    const from = this.register(this.as(type, this.value(value, type)));
    if (object === undefined) this.code.sput(from, reference);
    else this.code.iput(from, object, reference);
    return { type, at: from };
  }

  #unary(expr: Expr & { readonly kind: 'unary' }, want: Register | undefined): Value {
    if (expr.operator === '!') return this.#boolean(expr, want);
    const value = this.value(expr.value);
    if (expr.operator === '-' && (typeof value.at === 'number' || typeof value.at === 'bigint')) return { type: value.type, at: -value.at };
    const type = value.type === 'C' || value.type === 'B' ? 'I' : value.type;
    const to = this.temporary(type);
    this.code.op(`${expr.operator === '-' ? 'neg' : 'not'}-${WIDE_NAMES[type]}`, [to, this.register(value)]);
    return { type, at: to };
  }

  #binary(expr: Expr & { readonly kind: 'binary' }, want: Register | undefined): Value {
    const { operator, left, right } = expr;
    if (TESTS[operator] !== undefined || operator === '&&' || operator === '||') return this.#boolean(expr, want);
    const type = this.typeOf(expr);
    if (type === STRING) return this.#concat(expr, want);
    const a = this.register(this.as(type, this.value(left)));
    const isShift = operator.startsWith('<<') || operator.startsWith('>>');
    const b = this.value(right);
    const to = want ?? this.temporary(type);
    const kind = type === 'Z' ? 'int' : WIDE_NAMES[type]!;
    if (kind === 'int' && typeof b.at === 'number' && b.at >= -128 && b.at <= 127 && operator !== '-') {
      this.code.op(`${MATH[operator]}-int/lit8`, [to, a], { literal: b.at });
    } else this.code.op(`${MATH[operator]}-${kind}`, [to, a, this.register(isShift ? b : this.as(type, b))]);
    return { type, at: to };
  }

  /** As javac before Java 9 and D8 always: a StringBuilder. */
  #concat(expr: Expr, want: Register | undefined): Value {
    const builder = 'Ljava/lang/StringBuilder;';
    const held = this.temporary(builder);
    this.code.create(held, `${builder}-><init>()V`);
    for (const part of this.#parts(expr)) {
      this.passing(() => {
        const value = this.value(part, STRING);
        const type =
          value.type === STRING || value.type === 'null'
            ? STRING
            : value.type.length > 1
              ? 'Ljava/lang/Object;'
              : value.type === 'B'
                ? 'I'
                : value.type;
        this.code.invokeVirtual(`${builder}->append(${type})${builder}`, held, value.at);
      });
    }
    const to = want ?? this.temporary(STRING);
    this.code.invokeVirtual(`${builder}->toString()${STRING}`, held).moveResult(to);
    return { type: STRING, at: to };
  }

  #parts(expr: Expr): readonly Expr[] {
    if (expr.kind !== 'binary' || expr.operator !== '+' || this.typeOf(expr) !== STRING) return [expr];
    return [...this.#parts(expr.left), expr.right];
  }

  #cast({ type, value }: Expr & { readonly kind: 'cast' }, want: Register | undefined): Value {
    const to = this.world.type(type);
    const given = this.value(value, to, typeof want === 'string' && value.kind === 'call' ? want : undefined);
    if (to.length === 1) return this.as(to, given);
    const isFree = typeof given.at === 'string' && value.kind !== 'name' && value.kind !== 'this';
    const at = isFree ? (given.at as Register) : (want ?? this.temporary(to));
    this.move(given, at);
    this.code.checkCast(at, to);
    return { type: to, at };
  }

  #array({ element, sizes, items }: Expr & { readonly kind: 'array' }, want: Register | undefined): Value {
    const type = this.world.type(element);
    if (sizes.length > 1) return this.#grid(type, sizes, want);
    const to = want ?? this.temporary(`[${type}`);
    const count = sizes[0] ? this.register(this.value(sizes[0])) : this.register({ type: 'I', at: items!.length });
    this.code.newArray(to, count, `[${type}`);
    const numbers = (items ?? []).map((item) => this.#number(item));
    if (type.length === 1 && type !== 'Z' && numbers.length > 0 && numbers.every((one) => one !== undefined)) {
      const width = ({ B: 1, C: 2, S: 2, I: 4, J: 8 } as const)[type as 'B'];
      this.code.fillArrayData(to, width, numbers);
      return { type: `[${type}`, at: to };
    }
    (items ?? []).forEach((item, i) => {
      this.passing(() => {
        const value = this.register(this.as(type, this.value(item, type)));
        this.code.aput(type, value, to, this.register({ type: 'I', at: i }));
      });
    });
    return { type: `[${type}`, at: to };
  }

  /** Several dimensions at once: as D8 does, by `Array.newInstance`. */
  #grid(element: string, sizes: readonly Expr[], want: Register | undefined): Value {
    const type = `${'['.repeat(sizes.length)}${element}`;
    const to = want ?? this.temporary(type);
    this.passing(() => {
      const counts = this.temporary('[I');
      this.code.filledNewArray('[I', ...sizes.map((size) => this.register(this.value(size)))).moveResult(counts);
      const of = this.temporary('Ljava/lang/Class;');
      if (element === 'I') this.code.sget(of, 'Ljava/lang/Integer;->TYPE:Ljava/lang/Class;');
      else this.code.constClass(of, element);
      this.code.invokeStatic('Ljava/lang/reflect/Array;->newInstance(Ljava/lang/Class;[I)Ljava/lang/Object;', of, counts);
      this.code.moveResult(to).checkCast(to, type);
    });
    return { type, at: to };
  }

  #number(expr: Expr): number | undefined {
    if (expr.kind === 'unary' && expr.operator === '-') {
      const inner = this.#number(expr.value);
      return inner === undefined ? undefined : -inner;
    }
    if (expr.kind !== 'literal' || !['int', 'char'].includes(expr.type)) return undefined;
    return expr.type === 'char' ? expr.value.codePointAt(0) : Number(expr.value);
  }

  #new(expr: Expr & { readonly kind: 'new' }, want: Register | undefined): Value {
    const type = this.world.type(expr.type);
    const to = want ?? this.temporary(type);
    if (expr.body) this.anonymous(expr.body, expr.args, type, to);
    else this.create(to, this.world.of(type)!, expr.args);
    return { type, at: to };
  }

  create(want: Register, info: ClassInfo, args: readonly Expr[]): void {
    const target = this.constructorOf(info, args);
    this.code.newInstance(want, info.type);
    this.passing(() => {
      const values = this.#arguments(target, args);
      this.code.invokeDirect(`${info.type}-><init>(${target.parameters.join('')})V`, want, ...values);
    });
  }

  callConstructor(which: 'super' | 'this', args: readonly Expr[]): void {
    const info = which === 'this' ? this.owner : this.world.parentOf(this.owner)!;
    const target = this.constructorOf(info, args);
    this.passing(() => {
      const values = this.#arguments(target, args);
      this.code.invokeDirect(`${info.type}-><init>(${target.parameters.join('')})V`, 'p0', ...values);
    });
  }

  #arguments(found: FoundMethod, args: readonly Expr[]): readonly Argument[] {
    return args.map((arg, i) => this.as(found.parameters[i]!, this.value(arg, found.parameters[i]!)).at);
  }

  #call(expr: Expr & { readonly kind: 'call' }, want: Register | undefined, isUsed: boolean): Value {
    if (expr.object === undefined && (expr.name === 'super' || expr.name === 'this')) {
      this.callConstructor(expr.name, expr.args);
      return { type: 'V', at: null };
    }
    const { method: found, on, out } = this.target(expr);
    const isStatic = /static/.test(found.node.access);
    const { object } = expr;
    const receiver = isStatic
      ? undefined
      : object === undefined
        ? this.#outer(out)
        : object === 'super'
          ? 'p0'
          : this.register(this.value(object));
    const values = this.#arguments(found, expr.args);
    const isOfObject = found.owner.type === 'Ljava/lang/Object;';
    const named = isOfObject ? found.owner : this.world.of(on)!;
    const reference = `${named.type}->${found.node.name}(${found.parameters.join('')})${found.returns}`;
    if (receiver === undefined)
      this.code.invokeStatic(`${found.owner.isOfApp ? found.owner.type : named.type}->${reference.split('->')[1]}`, ...values);
    else if (object === 'super') this.code.invokeSuper(reference, receiver, ...values);
    else if (/private/.test(found.node.access)) this.#private(found, reference, receiver, values);
    else if (named.isInterface) this.code.invokeInterface(reference, receiver, ...values);
    else this.code.invokeVirtual(reference, receiver, ...values);
    if (!isUsed || found.returns === 'V') return { type: found.returns, at: null };
    const to = want ?? this.temporary(found.returns);
    this.code.moveResult(to);
    return { type: found.returns, at: to };
  }

  #private(found: FoundMethod, reference: string, receiver: Register, values: readonly Argument[]): void {
    if (found.owner !== this.owner) throw new Error(`${reference} is private; leave the word out`);
    this.code.invokeDirect(reference, receiver, ...values);
  }
}
