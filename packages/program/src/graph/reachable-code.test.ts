import { readDex } from '@touchstone/formats/dex';
import { type ClassSpec, cls, dex, iface, init, method } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { buildProgram, type Program } from '../index.ts';
import { CallEdges } from './call-edges.ts';
import { ReachableCode } from './reachable-code.ts';

const program = (...files: readonly (readonly ClassSpec[])[]): Program =>
  buildProgram(files.flatMap((classes, i) => readDex(dex(classes)).value.map((one) => ({ file: `classes${i + 1}.dex`, dex: one })))).value;

function idOf(app: Program, name: string): number {
  const [type, member] = name.split('.') as [string, string];
  return app
    .class(`La/${type};`)!
    .methods()
    .find((one) => one.name === member)!.id;
}

/** What can run when `Main.main` does, as `Class.method`. */
function reached(app: Program, classes: readonly string[] = []): readonly string[] {
  const code = new ReachableCode(app.index);
  code.add({ methods: [idOf(app, 'Main.main')], classes: classes.map((name) => app.class(`La/${name};`)!.id) });
  const names: string[] = [];
  for (let id = 0; id < app.counts.methods; id++) {
    const { class: type, name } = app.method(id);
    if (code.isReached[id] === 1 && name !== '<init>') names.push(`${type.slice(3, -1)}.${name}`);
  }
  return names.filter((name) => name !== 'Main.main').sort();
}

const leaf = (name: string, ...flags: 'static'[]) => method(name, '()V', (m) => m.return(), ...flags);
const main = (code: Parameters<typeof method>[2]) => cls('a.Main', { methods: [method('main', '()V', code, 'static')] });
const make = (name: string) => `La/${name};-><init>()V`;

describe('a virtual call runs what instances have', () => {
  const shape = iface('a.Shape', { methods: [method('draw', '()V', undefined, 'public abstract')] });
  const circle = cls('a.Circle', { implements: ['a.Shape'], methods: [init(), leaf('draw')] });
  const square = cls('a.Square', { implements: ['a.Shape'], methods: [init(), leaf('draw')] });
  const drawing = (made: string) => main((m) => m.create('v0', make(made)).invokeInterface('La/Shape;->draw()V', 'v0').return());

  test('only of classes that are made', () => {
    expect(reached(program([shape, circle, square, drawing('Circle')]))).toEqual(['Circle.draw']);
  });

  test('also when the platform makes them', () => {
    expect(reached(program([shape, circle, square, drawing('Circle')]), ['Square'])).toEqual(['Circle.draw', 'Square.draw']);
  });

  test('over several files, made before or after the call is seen', () => {
    expect(reached(program([drawing('Square')], [square], [shape, circle]))).toEqual(['Square.draw']);
  });

  test('inherited methods, but not those that every made class hides', () => {
    const base = cls('a.Base', { methods: [init(), leaf('draw'), leaf('fill')] });
    const below = cls('a.Below', { extends: 'a.Base', methods: [init('a.Base'), leaf('draw')] });
    const call = main((m) =>
      m.create('v0', make('Below')).invokeVirtual('La/Base;->draw()V', 'v0').invokeVirtual('La/Below;->fill()V', 'v0').return(),
    );
    expect(reached(program([base, below, call]))).toEqual(['Base.fill', 'Below.draw']);
  });
});

test('what an instance has in common with the platform runs, other methods only when called', () => {
  const task = cls('a.Task', { implements: ['java.lang.Runnable'], methods: [init(), leaf('run')] });
  const plain = cls('a.Plain', {
    methods: [init(), leaf('run'), method('toString', '()Ljava/lang/String;', (m) => m.const('v0', 0).return('v0'))],
  });
  const app = program([task, plain, main((m) => m.create('v0', make('Task')).create('v1', make('Plain')).return())]);
  expect(reached(app)).toEqual(['Plain.toString', 'Task.run']);
});

test('initialisers run at the first use of a class, with those above it', () => {
  const up = cls('a.Up', { methods: [leaf('<clinit>', 'static')] });
  const used = cls('a.Used', { extends: 'a.Up', methods: [leaf('<clinit>', 'static'), leaf('f', 'static')] });
  const unused = cls('a.Unused', { methods: [leaf('<clinit>', 'static')] });
  expect(reached(program([up, used, unused, main((m) => m.call('static La/Used;->f()V').return())]))).toEqual([
    'Up.<clinit>',
    'Used.<clinit>',
    'Used.f',
  ]);
});

test('a class that an earlier file defines too never runs', () => {
  const first = cls('a.Twice', { methods: [leaf('first', 'static')] });
  const second = cls('a.Twice', { methods: [leaf('second', 'static')] });
  const call = main((m) => m.call('static La/Twice;->first()V').call('static La/Twice;->second()V').return());
  expect(reached(program([first], [second, call]))).toEqual(['Twice.first']);
});

test('callers and targets are those of the instructions', () => {
  const shape = iface('a.Shape', { methods: [method('draw', '()V', undefined, 'public abstract')] });
  const circle = cls('a.Circle', { implements: ['a.Shape'], methods: [init(), leaf('draw')] });
  const app = program([shape, circle, main((m) => m.create('v0', make('Circle')).invokeInterface('La/Shape;->draw()V', 'v0').return())]);
  const code = new ReachableCode(app.index);
  code.add({ methods: [idOf(app, 'Main.main')], classes: [] });
  const edges = new CallEdges(code);
  const [call] = [...edges.callsOf(idOf(app, 'Circle.draw'))];
  expect(app.method(call!.from).name).toBe('main');
  expect(edges.targetsAt(app.index.files[0]!, call!.position)).toEqual([idOf(app, 'Circle.draw')]);
  expect([...edges.allocationsOf(app.class('La/Circle;')!.id)].map(({ from }) => app.method(from).name)).toEqual(['main']);
});

test('many classes of one interface, each of which calls it, cost what they are and not their product', () => {
  const many = 3_000;
  const shape = iface('a.Shape', { methods: [method('draw', '()V', undefined, 'public abstract')] });
  const classes = Array.from({ length: many }, (_, i) =>
    cls(`a.C${i}`, {
      ...(i === 0 ? {} : { extends: `a.C${i - 1}` }),
      implements: ['a.Shape'],
      methods: [
        init(i === 0 ? 'java.lang.Object' : `a.C${i - 1}`),
        method('draw', '()V', (m) =>
          m
            .invokeVirtual(`La/C${Math.max(0, i - 1)};->draw()V`, 'p0')
            .invokeInterface('La/Shape;->draw()V', 'p0')
            .return(),
        ),
      ],
    }),
  );
  const app = program([
    shape,
    ...classes,
    main((m) =>
      m
        .create('v0', make(`C${many - 1}`))
        .invokeInterface('La/Shape;->draw()V', 'v0')
        .return(),
    ),
  ]);
  const code = new ReachableCode(app.index);
  code.add({ methods: [idOf(app, 'Main.main')], classes: Array.from({ length: many }, (_, i) => app.class(`La/C${i};`)!.id) });
  expect(code.isReached[idOf(app, `C${many - 1}.draw`)]).toBe(1);
  expect(code.dispatch.pairs.count).toBeLessThan(many * 500);
});
