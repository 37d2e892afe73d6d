import { ExpressionParser } from './parse-expressions.ts';
import type { CaseNode, CatchNode, ClassNode, FieldNode, MethodNode, Param, Stmt } from './syntax.ts';

/**
 * Reads classes in the small Java of the corpus: packages, classes, interfaces, members, statements. No generics, no imports
 * (simple names are unique in an app), nested classes under their binary name (`Main$Holder`).
 *
 * @throws Error with the line at what is not of it
 */
export function parse(source: string): readonly ClassNode[] {
  return new Parser(source).classes();
}

const MODIFIERS = new Set(
  'public protected private static final abstract native synchronized synthetic bridge volatile transient'.split(' '),
);

class Parser extends ExpressionParser {
  #package = '';

  classes(): readonly ClassNode[] {
    const found: ClassNode[] = [];
    while (this.peek().kind !== 'end') {
      if (this.accept('package')) {
        this.#package = this.dotted();
        this.expect(';');
      } else found.push(this.#class());
    }
    return found;
  }

  #class(): ClassNode {
    const line = this.peek().line;
    const access = this.#modifiers();
    const kind = this.accept('interface') ? 'interface' : 'class';
    if (kind === 'class') this.expect('class');
    const name = this.name();
    const parents = this.accept('extends') ? this.#types() : [];
    const interfaces = this.accept('implements') ? this.#types() : [];
    return this.members({
      packageName: this.#package,
      name,
      kind,
      access,
      extends: kind === 'class' ? parents[0] : undefined,
      implements: kind === 'class' ? interfaces : parents,
      line,
    });
  }

  #types(): readonly string[] {
    const found = [this.type()];
    while (this.accept(',')) found.push(this.type());
    return found;
  }

  protected override members(head: Omit<ClassNode, 'fields' | 'methods'>): ClassNode {
    const fields: FieldNode[] = [];
    const methods: MethodNode[] = [];
    this.expect('{');
    while (!this.accept('}')) {
      const line = this.peek().line;
      const isScriptable = this.accept('@');
      if (isScriptable) this.name();
      const access = this.#modifiers();
      const common = { access, line, isScriptable };
      if (this.at('{')) {
        methods.push({ ...common, name: '<clinit>', returns: 'void', params: [], body: this.block() });
        continue;
      }
      const type = this.type();
      if (this.at('(')) {
        methods.push({ ...common, name: '<init>', returns: 'void', params: this.#params(), body: this.#body() });
        continue;
      }
      const name = this.name();
      if (this.at('(')) {
        methods.push({ ...common, name, returns: type, params: this.#params(), body: this.#body() });
        continue;
      }
      fields.push({ name, type, access, init: this.accept('=') ? this.expression() : undefined, line });
      this.expect(';');
    }
    return { ...head, fields, methods };
  }

  #modifiers(): string {
    const words: string[] = [];
    while (MODIFIERS.has(this.peek().text) && this.peek().kind === 'name') words.push(this.next().text);
    return words.join(' ');
  }

  #params(): readonly Param[] {
    const found: Param[] = [];
    this.expect('(');
    while (!this.accept(')')) {
      const type = this.type();
      found.push({ type, name: this.peek().kind === 'name' ? this.name() : `p${found.length}` });
      this.accept(',');
    }
    return found;
  }

  #body(): readonly Stmt[] | undefined {
    return this.accept(';') ? undefined : this.block();
  }

  protected override block(): readonly Stmt[] {
    const found: Stmt[] = [];
    this.expect('{');
    while (!this.accept('}')) found.push(this.#statement());
    return found;
  }

  #branch(): readonly Stmt[] {
    return this.at('{') ? this.block() : [this.#statement()];
  }

  #statement(): Stmt {
    const { line, text } = this.peek();
    switch (this.peek().kind === 'string' ? '' : text) {
      case '{':
        return { kind: 'block', body: this.block(), line };
      case 'if': {
        this.next();
        const test = this.condition();
        const then = this.#branch();
        return { kind: 'if', test, then, otherwise: this.accept('else') ? this.#branch() : undefined, line };
      }
      case 'while':
        this.next();
        return { kind: 'while', test: this.condition(), body: this.#branch(), step: [], line };
      case 'do': {
        this.next();
        const body = this.block();
        this.expect('while');
        const test = this.condition();
        this.expect(';');
        return { kind: 'do', body, test, line };
      }
      case 'synchronized':
        this.next();
        return { kind: 'synchronized', on: this.condition(), body: this.block(), line };
      case 'for':
        return this.#for(line);
      case 'return': {
        this.next();
        const value = this.at(';') ? undefined : this.expression();
        this.expect(';');
        return { kind: 'return', value, line };
      }
      case 'throw': {
        this.next();
        const value = this.expression();
        this.expect(';');
        return { kind: 'throw', value, line };
      }
      case 'try':
        return this.#try(line);
      case 'switch':
        return this.#switch(line);
      case 'break':
      case 'continue':
        this.next();
        this.expect(';');
        return { kind: text as 'break', line };
      default:
        return this.#simple(line, ';');
    }
  }

  #simple(line: number, end: string): Stmt {
    this.accept('final');
    if (this.isDeclaration()) {
      const type = this.type();
      const name = this.name();
      const init = this.accept('=') ? this.expression() : undefined;
      this.expect(end);
      return { kind: 'local', type, name, init, line };
    }
    const expr = this.expression();
    this.expect(end);
    return { kind: 'expr', expr, line };
  }

  #for(line: number): Stmt {
    this.next();
    this.expect('(');
    if (this.isEach()) {
      const type = this.type();
      const name = this.name();
      this.expect(':');
      const of = this.expression();
      this.expect(')');
      return { kind: 'each', type, name, of, body: this.#branch(), line };
    }
    const first = this.#simple(line, ';');
    const test = this.expression();
    this.expect(';');
    const step: Stmt = { kind: 'expr', expr: this.expression(), line };
    this.expect(')');
    return { kind: 'block', body: [first, { kind: 'while', test, body: this.#branch(), step: [step], line }], line };
  }

  #try(line: number): Stmt {
    this.next();
    const body = this.block();
    const catches: CatchNode[] = [];
    while (this.accept('catch')) {
      this.expect('(');
      const type = this.type();
      const name = this.name();
      this.expect(')');
      catches.push({ type, name, body: this.block() });
    }
    return { kind: 'try', body, catches, last: this.accept('finally') ? this.block() : undefined, line };
  }

  #switch(line: number): Stmt {
    this.next();
    const on = this.condition();
    const cases: CaseNode[] = [];
    this.expect('{');
    while (!this.accept('}')) {
      const value = this.accept('default') ? undefined : this.#caseValue();
      this.expect(':');
      const body: Stmt[] = [];
      while (!this.at('case') && !this.at('default') && !this.at('}')) body.push(this.#statement());
      cases.push({ value, body });
    }
    return { kind: 'switch', on, cases, line };
  }

  #caseValue(): number | string {
    this.expect('case');
    if (this.peek().kind === 'string') return this.next().text;
    const sign = this.accept('-') ? -1 : 1;
    return sign * Number(this.next().text);
  }
}
