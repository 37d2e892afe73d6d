import { type ClassSpec, Code } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { compile, type LambdaStyle } from './compile.ts';

const made = (java: string, lambdas: LambdaStyle = 'synthetic-class'): readonly ClassSpec[] =>
  compile(`package a.b; ${java}`, { lambdas, resource: (name) => (name === 'layout/main' ? 0x7f030000 : undefined) });

/** Mnemonics and what they name, of one method. */
function body(java: string, place: string, lambdas: LambdaStyle = 'synthetic-class'): readonly string[] {
  const [type, name] = place.split('.');
  const found = made(java, lambdas)
    .find((one) => one.type === `La/b/${type};`)
    ?.methods.find((one) => one.name === name);
  const code = new Code('test', found?.proto ?? '()V', /static/.test(found?.access ?? ''));
  found?.body?.(code);
  return code.items.flatMap((item) => {
    if (item.kind !== 'instruction') return [];
    return [item.reference !== undefined && 'key' in item.reference ? `${item.name} ${item.reference.key}` : item.name];
  });
}

describe('shapes of code', () => {
  test('a field of an outer class is reached by this$0, a local by val$', () => {
    const java = 'class A { int n; Runnable make(String s) { return new Runnable() { public void run() { n = s.length(); } }; } }';
    expect(body(java, 'A$1.run')).toEqual([
      'iget-object La/b/A$1;->this$0:La/b/A;',
      'iget-object La/b/A$1;->val$s:Ljava/lang/String;',
      'invoke-virtual Ljava/lang/String;->length()I',
      'move-result',
      'iput La/b/A;->n:I',
    ]);
  });

  test('constants are copied to where they are used, other static fields are read', () => {
    const java = 'class A { static final int K = 5; static String s = "x"; static void go() { Log.d(s, "" + K); } }';
    expect(body(java, 'A.go')).toEqual([
      'sget-object La/b/A;->s:Ljava/lang/String;',
      'new-instance Ljava/lang/StringBuilder;',
      'invoke-direct Ljava/lang/StringBuilder;-><init>()V',
      'const-string ',
      'invoke-virtual Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;',
      'const/4',
      'invoke-virtual Ljava/lang/StringBuilder;->append(I)Ljava/lang/StringBuilder;',
      'invoke-virtual Ljava/lang/StringBuilder;->toString()Ljava/lang/String;',
      'move-result-object',
      'invoke-static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I',
    ]);
  });

  test('a reference names the class of the receiver, as javac writes it', () => {
    const java = 'class A extends Activity { void go() { finish(); setContentView(R.layout.main); hashCode(); } }';
    expect(body(java, 'A.go').filter((one) => one.startsWith('invoke'))).toEqual([
      'invoke-virtual La/b/A;->finish()V',
      'invoke-virtual La/b/A;->setContentView(I)V',
      'invoke-virtual Ljava/lang/Object;->hashCode()I',
    ]);
  });

  test('return goes through finally, innermost first', () => {
    const java =
      'class A { static int n; static int go(int k) { try { try { return k; } finally { one(); } } finally { two(); } } static void one() { } static void two() { } }';
    const calls = body(java, 'A.go').filter((name) => /invoke|return|throw/.test(name));
    expect(calls).toEqual([
      'invoke-static La/b/A;->one()V',
      'invoke-static La/b/A;->two()V',
      'return',
      'invoke-static La/b/A;->one()V',
      'throw',
      'invoke-static La/b/A;->two()V',
      'throw',
    ]);
  });

  test('a switch over texts asks the hash, then equals, then which one it was', () => {
    const java = 'class A { static int go(String s) { switch (s) { case "Aa": return 1; case "BB": return 2; default: return 3; } } }';
    expect(body(java, 'A.go').filter((name) => /switch|equals|hash/.test(name))).toEqual([
      'invoke-virtual Ljava/lang/String;->hashCode()I',
      'packed-switch',
      'invoke-virtual Ljava/lang/String;->equals(Ljava/lang/Object;)Z',
      'invoke-virtual Ljava/lang/String;->equals(Ljava/lang/Object;)Z',
      'packed-switch',
    ]);
  });

  test('a lock is left on each way out', () => {
    const java = 'class A { static int go(Object o) { synchronized (o) { return o.hashCode(); } } }';
    const ways = body(java, 'A.go').filter((name) => /monitor|return$|throw/.test(name));
    expect(ways).toEqual(['monitor-enter', 'monitor-exit', 'return', 'monitor-exit', 'throw']);
  });

  test('a grid is made by Array.newInstance, a loop with its test behind it jumps back', () => {
    const java = 'class A { static String[][] go(int n) { String[][] g = new String[2][3]; do { n -= 1; } while (n > 0); return g; } }';
    expect(body(java, 'A.go').filter((name) => /newInstance|filled|if-/.test(name))).toEqual([
      'filled-new-array [I',
      'invoke-static Ljava/lang/reflect/Array;->newInstance(Ljava/lang/Class;[I)Ljava/lang/Object;',
      'if-gtz',
    ]);
  });

  test('a lambda is a call site, or a class and a bridge', () => {
    const java = 'class A { int n; void go() { new Thread(() -> Log.d("n", "" + n)).start(); } }';
    expect(body(java, 'A.go', 'invoke-custom')).toContain('invoke-custom');
    expect(body(java, 'A.go')).toContain('new-instance La/b/A$$ExternalSyntheticLambda0;');
    const names = made(java).flatMap(({ methods }) => methods.map(({ name }) => name));
    expect(names).toEqual(['<init>', 'go', 'lambda$go$0', '$r8$lambda$go_0', '<init>', 'run']);
  });
});

test.each([
  ['an unknown class', 'class A { Nothing n; }', 'no class is called Nothing'],
  ['an unknown method', 'class A { void go() { missing(); } }', 'A has no method missing()'],
  ['a wrong argument', 'class A { void go() { Log.d("a", 3); } }', 'has no method d('],
  ['a missing semicolon', 'class A { void go() { return } }', 'no expression begins with }'],
  ['a private method of another class', 'class B { private void p() { } } class A { void go(B b) { b.p(); } }', 'is private'],
])('%s is refused with a hint', (_name, java, message) => {
  expect(() => made(java)).toThrow(message);
});
