import type { Code, Register } from '@touchstone/test-kit';
import { captureOf, needsThis } from './captures.ts';
import type { Compiler } from './compile.ts';
import { LambdaWriter } from './lambdas.ts';
import { stringSwitch } from './string-switch.ts';
import type { ClassNode, Expr, FieldNode, MethodNode, Stmt } from './syntax.ts';
import type { ClassInfo } from './world.ts';

/** Writes one method: statements in order, a register for each local, those above for what is passing. */
export class Body extends LambdaWriter {
  #breaks: string[] = [];
  #continues: string[] = [];
  /** What a `return` has to do first, innermost last: `finally` blocks, and leaving locks. */
  #finals: (() => void)[] = [];

  constructor(compiler: Compiler, owner: ClassInfo, node: MethodNode, code: Code) {
    super(compiler, owner, node, code);
  }

  /** @param fields instance fields with a value, set by constructors */
  write(body: readonly Stmt[], fields: readonly FieldNode[]): void {
    if (this.node.name === '<init>') this.#construct(body, fields);
    else this.block(body);
  }

  #construct(body: readonly Stmt[], fields: readonly FieldNode[]): void {
    const [first, ...others] = body;
    const name = first?.kind === 'expr' && first.expr.kind === 'call' && first.expr.object === undefined ? first.expr.name : '';
    const isExplicit = name === 'super' || name === 'this' || this.owner.outer !== undefined;
    this.code.line(this.node.line);
    if (isExplicit) this.block([first!]);
    else this.callConstructor('super', []);
    if (name !== 'this') for (const one of fields) this.setField(one);
    this.block(isExplicit ? others : body);
  }

  block(body: readonly Stmt[]): void {
    this.scoped(() => {
      for (const stmt of body) this.#statement(stmt);
    });
  }

  #statement(stmt: Stmt): void {
    this.code.line(stmt.line);
    try {
      if (stmt.kind === 'local') this.#local(stmt.name, this.world.type(stmt.type), stmt.init);
      else this.passing(() => this.#write(stmt));
    } catch (error) {
      const where = `${this.owner.name}.${this.node.name}, line ${stmt.line}`;
      throw error instanceof Error && !error.message.includes(', line ') ? new Error(`${where}: ${error.message}`) : error;
    }
  }

  #local(name: string, type: string, init: Expr | undefined): void {
    const register = this.declare(name, type);
    if (init) this.passing(() => this.into(register, type, init));
  }

  #write(stmt: Stmt): void {
    switch (stmt.kind) {
      case 'expr':
        this.effect(stmt.expr);
        return;
      case 'block':
        this.block(stmt.body);
        return;
      case 'if':
        this.#if(stmt.test, stmt.then, stmt.otherwise);
        return;
      case 'while':
        this.#while(stmt.test, stmt.body, stmt.step);
        return;
      case 'do':
        this.#do(stmt.body, stmt.test);
        return;
      case 'each':
        this.#each(stmt);
        return;
      case 'synchronized':
        this.#synchronized(stmt.on, stmt.body);
        return;
      case 'return':
        this.#return(stmt.value);
        return;
      case 'throw':
        this.code.throw(this.register(this.value(stmt.value)));
        return;
      case 'try':
        this.#try(stmt);
        return;
      case 'switch':
        this.#switch(stmt);
        return;
      case 'break':
        this.code.goto(this.#breaks.at(-1)!);
        return;
      case 'continue':
        this.code.goto(this.#continues.at(-1)!);
        return;
    }
  }

  #if(test: Expr, then: readonly Stmt[], otherwise: readonly Stmt[] | undefined): void {
    const no = this.fresh();
    this.branch(test, no, false);
    this.block(then);
    if (!otherwise) {
      this.code.label(no);
      return;
    }
    const end = this.fresh();
    if (!ends(then)) this.code.goto(end);
    this.code.label(no);
    this.block(otherwise);
    this.code.label(end);
  }

  #while(test: Expr, body: readonly Stmt[], step: readonly Stmt[]): void {
    const [start, next, end] = [this.fresh(), this.fresh(), this.fresh()];
    this.code.label(start);
    if (!(test.kind === 'literal' && test.value === 'true')) this.branch(test, end, false);
    this.#breaks.push(end);
    this.#continues.push(next);
    this.block(body);
    this.#breaks.pop();
    this.#continues.pop();
    this.code.label(next);
    this.block(step);
    this.code.goto(start).label(end);
  }

  #do(body: readonly Stmt[], test: Expr): void {
    const [start, next, end] = [this.fresh(), this.fresh(), this.fresh()];
    this.code.label(start);
    this.#breaks.push(end);
    this.#continues.push(next);
    this.block(body);
    this.#breaks.pop();
    this.#continues.pop();
    this.code.label(next);
    this.branch(test, start, true);
    this.code.label(end);
  }

  #synchronized(on: Expr, body: readonly Stmt[]): void {
    this.scoped(() => {
      const lock = this.declare('lock$', this.world.type('Object'));
      this.move(this.value(on), lock);
      const [start, end, after, fallback] = [this.fresh(), this.fresh(), this.fresh(), this.fresh()];
      this.code.op('monitor-enter', [lock]).label(start);
      this.#finals.push(() => this.code.op('monitor-exit', [lock]));
      this.block(body);
      this.#finals.pop();
      if (!ends(body)) this.code.op('monitor-exit', [lock]).goto(after);
      this.code.label(end).catch(null, start, end, fallback).label(fallback);
      const thrown = this.declare('thrown$', this.world.type('Throwable'));
      this.code.moveException(thrown).op('monitor-exit', [lock]).throw(thrown).label(after);
    });
  }

  /** Over an array by index, over a collection by its iterator. */
  #each(stmt: Stmt & { readonly kind: 'each' }): void {
    const { line } = stmt;
    const of = this.value(stmt.of);
    const name = (text: string): Expr => ({ kind: 'name', name: text, line });
    const call = (object: string, method: string): Expr => ({ kind: 'call', object: name(object), name: method, args: [], line });
    const local = (type: string, text: string, init: Expr): Stmt => ({ kind: 'local', type, name: text, init, line });
    this.scoped(() => {
      const held = this.declare('each$', of.type);
      this.move(of, held);
      if (of.type.startsWith('[')) {
        const index = name('index$');
        const one: Expr = { kind: 'literal', type: 'int', value: '1', line };
        const plusOne: Expr = { kind: 'binary', operator: '+', left: index, right: one, line };
        this.#local('index$', 'I', { ...one, value: '0' } as Expr);
        this.#while(
          { kind: 'binary', operator: '<', left: index, right: { kind: 'field', object: name('each$'), name: 'length', line }, line },
          [local(stmt.type, stmt.name, { kind: 'index', array: name('each$'), index, line }), ...stmt.body],
          [{ kind: 'expr', expr: { kind: 'assign', target: index, value: plusOne, line }, line }],
        );
        return;
      }
      this.#local('it$', this.world.type('Iterator'), call('each$', 'iterator'));
      const next: Expr = { kind: 'cast', type: stmt.type, value: call('it$', 'next'), line };
      this.#while(call('it$', 'hasNext'), [local(stmt.type, stmt.name, next), ...stmt.body], []);
    });
  }

  #return(value: Expr | undefined): void {
    if (!value) {
      this.#runFinals();
      this.code.return();
      return;
    }
    const type = this.world.type(this.node.returns);
    if (type === 'V') {
      this.effect(value);
      this.#runFinals();
      this.code.return();
      return;
    }
    if (this.#finals.length === 0) {
      this.code.return(this.register(this.as(type, this.value(value, type))));
      return;
    }
    const kept = this.temporary(type);
    this.into(kept, type, value);
    this.#runFinals();
    this.code.return(kept);
  }

  #runFinals(): void {
    const pending = this.#finals;
    for (let i = pending.length - 1; i >= 0; i--) {
      this.#finals = pending.slice(0, i);
      pending[i]!();
    }
    this.#finals = pending;
  }

  /** @param write what runs before `last`, and leaves by `return` only through it */
  #before(last: readonly Stmt[] | undefined, write: () => void): void {
    if (last) this.#finals.push(() => this.block(last));
    write();
    if (last) this.#finals.pop();
  }

  #try({ body, catches, last }: Stmt & { readonly kind: 'try' }): void {
    const [start, end, after, fallback] = [this.fresh(), this.fresh(), this.fresh(), this.fresh()];
    this.code.label(start);
    this.#before(last, () => this.block(body));
    this.code.label(end);
    if (!ends(body)) {
      if (last) this.block(last);
      this.code.goto(after);
    }
    const handlers = catches.map((one) => ({ one, label: this.fresh() }));
    for (const { one, label } of handlers) {
      this.code.catch(this.world.type(one.type), start, end, label).label(label);
      this.scoped(() => {
        this.code.moveException(this.declare(one.name, this.world.type(one.type)));
        this.#before(last, () => this.block(one.body));
        if (ends(one.body)) return;
        if (last) this.block(last);
        this.code.goto(after);
      });
    }
    if (last) {
      this.code.catch(null, start, end, fallback).label(fallback);
      this.scoped(() => {
        const thrown = this.declare('thrown$', this.world.type('Throwable'));
        this.code.moveException(thrown);
        this.block(last);
        this.code.throw(thrown);
      });
    }
    this.code.label(after);
  }

  #switch(given: Stmt & { readonly kind: 'switch' }): void {
    if (given.cases.some(({ value }) => typeof value === 'string')) {
      this.block(stringSwitch(given));
      return;
    }
    const { on, cases } = given;
    const end = this.fresh();
    const labelled = cases.map((one) => ({ ...one, label: this.fresh() }));
    const keys = labelled
      .flatMap(({ value, label }) => (typeof value === 'number' ? [[value, label] as const] : []))
      .sort(([a], [b]) => a - b);
    const register: Register = this.register(this.value(on));
    const isDense = keys.every(([value], i) => value === keys[0]![0] + i);
    if (isDense)
      this.code.packedSwitch(
        register,
        keys[0]![0],
        keys.map(([, label]) => label),
      );
    else this.code.sparseSwitch(register, Object.fromEntries(keys));
    this.code.goto(labelled.find(({ value }) => value === undefined)?.label ?? end);
    this.#breaks.push(end);
    for (const { label, body } of labelled) {
      this.code.label(label);
      this.block(body);
    }
    this.#breaks.pop();
    this.code.label(end);
  }

  protected override anonymous(node: ClassNode, args: readonly Expr[], type: string, want: Register): void {
    const captured = captureOf(node, this.locals());
    const hasThis = !this.isStatic;
    const above = this.world.of(type)!;
    const init = above.isInterface ? undefined : this.constructorOf(above, args);
    const outerType = hasThis ? [{ name: 'this$0', type: this.owner.name }] : [];
    const kept = [...captured].map(([local, kind]) => ({ name: local, type: kind }));
    const make = (): ClassInfo =>
      this.compiler.anonymous(
        {
          ...node,
          packageName: this.owner.type.slice(1, this.owner.type.lastIndexOf('/')).replaceAll('/', '.'),
          name: `${this.owner.name}$${this.compiler.count(this.owner.name) + 1}`,
          ...(above.isInterface ? { implements: [above.name] } : { extends: above.name }),
          fields: [
            ...outerType.map((one) => fieldNode(one.name, one.type, node.line)),
            ...kept.map((one) => fieldNode(`val$${one.name}`, this.nameOf(one.type), node.line)),
            ...node.fields,
          ],
          methods: [
            {
              name: '<init>',
              returns: 'void',
              access: '',
              isScriptable: false,
              line: node.line,
              params: [
                ...outerType,
                ...(init?.parameters ?? []).map((kind, i) => ({ name: `arg${i}`, type: this.nameOf(kind) })),
                ...kept.map((one) => ({ name: `val$${one.name}`, type: this.nameOf(one.type) })),
              ],
              body: anonymousConstructor(
                outerType.length > 0,
                kept.map((one) => `val$${one.name}`),
                init?.parameters.length ?? 0,
                node.line,
              ),
            },
            ...node.methods,
          ],
        },
        { owner: this.owner, hasThis, captured },
      );
    const shown = [
      ...(hasThis ? [this.thisOf(node.line)] : []),
      ...args,
      ...kept.map((one): Expr => ({ kind: 'name', name: one.name, line: node.line })),
    ];
    this.create(want, this.compiler.once(node, make), shown);
  }

  protected override lambda(expr: Expr & { readonly kind: 'lambda' }, type: string, want: Register): void {
    const single = this.world.single(type);
    if (!single) throw new Error(`${type} is no functional interface`);
    const body: readonly Stmt[] = Array.isArray(expr.body) ? expr.body : [{ kind: 'return', value: expr.body as Expr, line: expr.line }];
    const captured = captureOf({ methods: [{ params: expr.params.map((name) => ({ name, type: 'Object' })), body }] }, this.locals());
    const hasThis = !this.isStatic && needsThis(body, this.world, this.owner, this.locals());
    const outermost = this.owner.name;
    const number = this.compiler.once(expr, () => this.compiler.count(`${outermost} lambda`));
    const name = `lambda$${this.node.name
      .replace(/^lambda\$|\$\d+$|[<>]/g, '')
      .replace('clinit', 'static')
      .replace('init', 'new')}$${number}`;
    const params = [
      ...[...captured].map(([local, kind]) => ({ name: local, type: this.nameOf(kind) })),
      ...expr.params.map((param, i) => ({ name: param, type: this.nameOf(single.parameters[i]!) })),
    ];
    const node: MethodNode = {
      name,
      returns: this.nameOf(single.returns),
      params,
      access: `private ${hasThis ? '' : 'static '}synthetic`,
      body,
      isScriptable: false,
      line: expr.line,
    };
    const values = [
      ...(hasThis ? [this.thisOf(expr.line)] : []),
      ...[...captured.keys()].map((one): Expr => ({ kind: 'name', name: one, line: expr.line })),
    ];
    this.bindLambda({ key: expr.body, node, hasThis, single, type, values }, want);
  }
}

function fieldNode(name: string, type: string, line: number): FieldNode {
  return { name, type, access: 'final synthetic', init: undefined, line };
}

/** `this$0` and the captured values are set before the parent's constructor runs, as javac does. */
function anonymousConstructor(hasOuter: boolean, kept: readonly string[], passed: number, line: number): readonly Stmt[] {
  const set = [...(hasOuter ? ['this$0'] : []), ...kept].map((name): Stmt => {
    const target: Expr = { kind: 'field', object: { kind: 'this', of: undefined, line }, name, line };
    return { kind: 'expr', expr: { kind: 'assign', target, value: { kind: 'name', name, line }, line }, line };
  });
  const args = Array.from({ length: passed }, (_, i): Expr => ({ kind: 'name', name: `arg${i}`, line }));
  const parent: Stmt = { kind: 'expr', expr: { kind: 'call', object: undefined, name: 'super', args, line }, line };
  return [{ kind: 'block', body: [...set, parent], line }];
}

function ends(body: readonly Stmt[]): boolean {
  const last = body.at(-1);
  switch (last?.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'block':
    case 'synchronized':
      return ends(last.body);
    case 'if':
      return last.otherwise !== undefined && ends(last.then) && ends(last.otherwise);
    case 'try':
      return ends(last.last ?? []) || (ends(last.body) && last.catches.every((one) => ends(one.body)));
    default:
      return false;
  }
}
