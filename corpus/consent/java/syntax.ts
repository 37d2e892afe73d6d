/** A type as written: `int`, `String[]`, `Main$Holder`. Resolved when code is made. */
export type TypeName = string;

export interface ClassNode {
  readonly packageName: string;
  /** With `$` for nested ones. */
  readonly name: string;
  readonly kind: 'class' | 'interface';
  readonly access: string;
  readonly extends: TypeName | undefined;
  readonly implements: readonly TypeName[];
  readonly fields: readonly FieldNode[];
  readonly methods: readonly MethodNode[];
  readonly line: number;
}

export interface FieldNode {
  readonly name: string;
  readonly type: TypeName;
  readonly access: string;
  readonly init: Expr | undefined;
  readonly line: number;
}

export interface Param {
  readonly name: string;
  readonly type: TypeName;
}

export interface MethodNode {
  /** `<init>` for constructors, `<clinit>` for static blocks. */
  readonly name: string;
  readonly returns: TypeName;
  readonly params: readonly Param[];
  readonly access: string;
  readonly body: readonly Stmt[] | undefined;
  readonly isScriptable: boolean;
  readonly line: number;
}

export type Stmt = { readonly line: number } & (
  | { readonly kind: 'local'; readonly type: TypeName; readonly name: string; readonly init: Expr | undefined }
  | { readonly kind: 'expr'; readonly expr: Expr }
  | { readonly kind: 'if'; readonly test: Expr; readonly then: readonly Stmt[]; readonly otherwise: readonly Stmt[] | undefined }
  | { readonly kind: 'while'; readonly test: Expr; readonly body: readonly Stmt[]; readonly step: readonly Stmt[] }
  | { readonly kind: 'do'; readonly body: readonly Stmt[]; readonly test: Expr }
  | { readonly kind: 'synchronized'; readonly on: Expr; readonly body: readonly Stmt[] }
  | { readonly kind: 'each'; readonly type: TypeName; readonly name: string; readonly of: Expr; readonly body: readonly Stmt[] }
  | { readonly kind: 'return'; readonly value: Expr | undefined }
  | { readonly kind: 'throw'; readonly value: Expr }
  | {
      readonly kind: 'try';
      readonly body: readonly Stmt[];
      readonly catches: readonly CatchNode[];
      readonly last: readonly Stmt[] | undefined;
    }
  | { readonly kind: 'switch'; readonly on: Expr; readonly cases: readonly CaseNode[] }
  | { readonly kind: 'block'; readonly body: readonly Stmt[] }
  | { readonly kind: 'break' | 'continue' }
);

export interface CatchNode {
  readonly type: TypeName;
  readonly name: string;
  readonly body: readonly Stmt[];
}

export interface CaseNode {
  /** Undefined for `default`. */
  readonly value: number | string | undefined;
  readonly body: readonly Stmt[];
}

export type Expr = { readonly line: number } & (
  | {
      readonly kind: 'literal';
      readonly type: 'int' | 'long' | 'float' | 'double' | 'String' | 'char' | 'boolean' | 'null';
      readonly value: string;
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'this'; readonly of: string | undefined }
  | { readonly kind: 'field'; readonly object: Expr; readonly name: string }
  | { readonly kind: 'call'; readonly object: Expr | 'super' | undefined; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'new'; readonly type: TypeName; readonly args: readonly Expr[]; readonly body: ClassNode | undefined }
  | { readonly kind: 'array'; readonly element: TypeName; readonly sizes: readonly Expr[]; readonly items: readonly Expr[] | undefined }
  | { readonly kind: 'index'; readonly array: Expr; readonly index: Expr }
  | { readonly kind: 'assign'; readonly target: Expr; readonly value: Expr }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'unary'; readonly operator: string; readonly value: Expr }
  | { readonly kind: 'cast'; readonly type: TypeName; readonly value: Expr }
  | { readonly kind: 'instanceof'; readonly value: Expr; readonly type: TypeName }
  | { readonly kind: 'choice'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
  | { readonly kind: 'lambda'; readonly params: readonly string[]; readonly body: readonly Stmt[] | Expr }
  | { readonly kind: 'class'; readonly type: TypeName }
);
