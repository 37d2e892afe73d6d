import type { ClassNode, Expr, Stmt } from './syntax.ts';
import { type Token, tokens } from './tokens.ts';

/** Binary operators by how tightly they bind, loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>=', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const PRIMITIVES = new Set('int long boolean byte char short float double'.split(' '));

/** Expressions; statements and classes are read above it. */
export abstract class ExpressionParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = tokens(source);
  }

  protected abstract members(head: Omit<ClassNode, 'fields' | 'methods'>): ClassNode;
  protected abstract block(): readonly Stmt[];

  protected peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  protected next(): Token {
    return this.#tokens[this.#at++]!;
  }

  protected at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'mark' || token.kind === 'name');
  }

  protected accept(text: string): boolean {
    const isThere = this.at(text);
    if (isThere) this.#at++;
    return isThere;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) throw new Error(`line ${this.peek().line}: expected ${text}, found ${this.peek().text}`);
  }

  protected name(): string {
    const token = this.next();
    if (token.kind !== 'name') throw new Error(`line ${token.line}: expected a name, found ${token.text}`);
    return token.text;
  }

  protected dotted(): string {
    let text = this.name();
    while (this.accept('.')) text += `.${this.name()}`;
    return text;
  }

  protected type(): string {
    let text = this.name();
    while (this.at('[') && this.at(']', 1)) {
      this.#at += 2;
      text += '[]';
    }
    return text;
  }

  /** `Type name =` or `Type name;` from here. */
  protected isDeclaration(): boolean {
    const after = this.#afterType(0);
    return (
      after !== undefined &&
      this.peek(after).kind === 'name' &&
      !this.at('instanceof', after) &&
      (this.at('=', after + 1) || this.at(';', after + 1))
    );
  }

  protected isEach(): boolean {
    const after = this.#afterType(0);
    return after !== undefined && this.peek(after).kind === 'name' && this.at(':', after + 1);
  }

  #afterType(from: number): number | undefined {
    if (this.peek(from).kind !== 'name') return undefined;
    let after = from + 1;
    while (this.at('[', after) && this.at(']', after + 1)) after += 2;
    return after;
  }

  protected condition(): Expr {
    this.expect('(');
    const test = this.expression();
    this.expect(')');
    return test;
  }

  protected expression(): Expr {
    const { line } = this.peek();
    const left = this.#choice();
    if (this.accept('=')) return { kind: 'assign', target: left, value: this.expression(), line };
    for (const operator of ['+', '-', '*', '/', '%', '&', '|', '^']) {
      if (!this.accept(`${operator}=`)) continue;
      return { kind: 'assign', target: left, value: { kind: 'binary', operator, left, right: this.expression(), line }, line };
    }
    return left;
  }

  #choice(): Expr {
    const { line } = this.peek();
    const test = this.#binary(0);
    if (!this.accept('?')) return test;
    const then = this.expression();
    this.expect(':');
    return { kind: 'choice', test, then, otherwise: this.expression(), line };
  }

  #binary(level: number): Expr {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const { line } = this.peek();
      const operator = operators.find((one) => this.at(one));
      if (operator === undefined) return left;
      this.next();
      left =
        operator === 'instanceof'
          ? { kind: 'instanceof', value: left, type: this.type(), line }
          : { kind: 'binary', operator, left, right: this.#binary(level + 1), line };
    }
  }

  #unary(): Expr {
    const { line } = this.peek();
    for (const operator of ['!', '-', '~']) {
      if (this.accept(operator)) return { kind: 'unary', operator, value: this.#unary(), line };
    }
    if (this.#isLambda()) return this.#lambda();
    if (this.#isCast()) {
      this.next();
      const type = this.type();
      this.expect(')');
      return { kind: 'cast', type, value: this.#unary(), line };
    }
    return this.#postfix(this.#primary());
  }

  #isLambda(): boolean {
    if (this.peek().kind === 'name' && this.at('->', 1)) return true;
    if (!this.at('(')) return false;
    let ahead = 1;
    while (this.peek(ahead).kind === 'name' || this.at(',', ahead)) ahead++;
    return this.at(')', ahead) && this.at('->', ahead + 1);
  }

  #lambda(): Expr {
    const { line } = this.peek();
    const params: string[] = [];
    if (this.accept('(')) {
      while (!this.accept(')')) {
        params.push(this.name());
        this.accept(',');
      }
    } else params.push(this.name());
    this.expect('->');
    return { kind: 'lambda', params, body: this.at('{') ? this.block() : this.expression(), line };
  }

  #isCast(): boolean {
    if (!this.at('(')) return false;
    const after = this.#afterType(1);
    if (after === undefined || !this.at(')', after)) return false;
    const type = this.peek(1).text;
    if (PRIMITIVES.has(type)) return true;
    const following = this.peek(after + 1);
    return /^[A-Z]/.test(type) && (following.kind !== 'mark' ? following.kind !== 'end' : following.text === '(' || following.text === '!');
  }

  #primary(): Expr {
    const token = this.next();
    const { line, text } = token;
    switch (token.kind) {
      case 'string':
        return { kind: 'literal', type: 'String', value: text, line };
      case 'char':
        return { kind: 'literal', type: 'char', value: text, line };
      case 'int':
      case 'long':
      case 'float':
      case 'double':
        return { kind: 'literal', type: token.kind, value: text, line };
      case 'mark': {
        if (text !== '(') break;
        const inner = this.expression();
        this.expect(')');
        return inner;
      }
      case 'name':
        return this.#word(text, line);
    }
    throw new Error(`line ${line}: no expression begins with ${text}`);
  }

  #word(text: string, line: number): Expr {
    if (text === 'true' || text === 'false') return { kind: 'literal', type: 'boolean', value: text, line };
    if (text === 'null') return { kind: 'literal', type: 'null', value: text, line };
    if (text === 'new') return this.#new(line);
    if (text === 'this' && !this.at('(')) return { kind: 'this', of: undefined, line };
    if (text === 'super' && this.accept('.')) return { kind: 'call', object: 'super', name: this.name(), args: this.#args(), line };
    if (this.at('(')) return { kind: 'call', object: undefined, name: text, args: this.#args(), line };
    return { kind: 'name', name: text, line };
  }

  #new(line: number): Expr {
    const type = this.name();
    if (this.at('[')) {
      return this.#newArray(type, line);
    }
    const args = this.#args();
    const head = { packageName: '', name: '', kind: 'class', access: '', extends: undefined, implements: [], line } as const;
    return { kind: 'new', type, args, body: this.at('{') ? this.members(head) : undefined, line };
  }

  /** `[]{…}`, `[n]`, `[n][]`, `[n][m]`. */
  #newArray(type: string, line: number): Expr {
    const sizes: Expr[] = [];
    let element = type;
    while (this.accept('[')) {
      if (!this.at(']')) sizes.push(this.expression());
      else if (sizes.length > 0 || this.at('[', 1)) element += '[]';
      this.expect(']');
    }
    if (sizes.length > 0) return { kind: 'array', element, sizes, items: undefined, line };
    const items: Expr[] = [];
    this.expect('{');
    while (!this.accept('}')) {
      items.push(this.expression());
      this.accept(',');
    }
    return { kind: 'array', element, sizes, items, line };
  }

  #args(): readonly Expr[] {
    const found: Expr[] = [];
    this.expect('(');
    while (!this.accept(')')) {
      found.push(this.expression());
      this.accept(',');
    }
    return found;
  }

  #postfix(first: Expr): Expr {
    let left = first;
    for (;;) {
      const { line } = this.peek();
      if (this.accept('.')) {
        if (this.accept('class')) left = { kind: 'class', type: nameOf(left), line };
        else if (this.accept('this')) left = { kind: 'this', of: nameOf(left), line };
        else {
          const name = this.name();
          left = this.at('(')
            ? { kind: 'call', object: left, name, args: this.#args(), line }
            : { kind: 'field', object: left, name, line };
        }
      } else if (this.accept('[')) {
        left = { kind: 'index', array: left, index: this.expression(), line };
        this.expect(']');
      } else if (this.at('++') || this.at('--')) {
        const operator = this.next().text[0]!;
        const one: Expr = { kind: 'literal', type: 'int', value: '1', line };
        left = { kind: 'assign', target: left, value: { kind: 'binary', operator, left, right: one, line }, line };
      } else return left;
    }
  }
}

function nameOf(expr: Expr): string {
  if (expr.kind !== 'name') throw new Error(`line ${expr.line}: expected the name of a class`);
  return expr.name;
}
