import { readDex } from '@touchstone/formats/dex';
import { cls, dex, iface, init, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { buildProgram, ReachableCode } from './index.ts';

// Screen (app) → Base (library) → Activity (platform); Base calls Machine, which is the library's too.

const machine = cls('lib.Machine', { methods: [init(), method('turn', '()V')] });
const base = cls('lib.Base', {
  extends: 'android.app.Activity',
  methods: [
    init('android.app.Activity'),
    method('onCreate', '(Landroid/os/Bundle;)V', (m) =>
      m.create('v0', 'Llib/Machine;-><init>()V').invokeVirtual('Llib/Machine;->turn()V', 'v0'),
    ),
    method('template', '()V'),
  ],
});
const call = iface('lib.Call', { methods: [method('back', '()V', undefined, 'public abstract')] });
const screen = cls('app.Screen', {
  extends: 'lib.Base',
  implements: ['lib.Call'],
  methods: [init('lib.Base'), method('template', '()V'), method('back', '()V')],
});
const whole = buildProgram(readDex(dex([machine, base, call, screen])).value.map((one) => ({ file: 'classes.dex', dex: one }))).value;
const part = whole.without(whole.classesOfPackages((type) => type.startsWith('Llib/')));

test('a class that is left out is not there, and still between what is above and below it', () => {
  expect(part.class('Llib/Base;')).toBeUndefined();
  expect(part.leftOut('Llib/Base;')?.superclass).toBe('Landroid/app/Activity;');
  expect(part.leftOut('Lapp/Screen;')).toBeUndefined();
  expect(part.isSubtype('Lapp/Screen;', 'Landroid/app/Activity;')).toBe(true);
  expect(part.subtypesOf('Landroid/app/Activity;').map(({ descriptor }) => descriptor)).toEqual(['Lapp/Screen;']);
});

test('ids are the same, and the whole program is as it was', () => {
  expect(part.class('Lapp/Screen;')?.id).toBe(whole.class('Lapp/Screen;')?.id);
  expect(whole.class('Llib/Base;')).toBeDefined();
  expect(whole.leftOut('Llib/Base;')).toBeUndefined();
  expect(whole.without(whole.classesOfPackages(() => false))).toBe(whole);
});

test('what overrides it can be called from outside, its own code never runs', () => {
  const code = new ReachableCode(part.index);
  code.add({ methods: [], classes: [part.class('Lapp/Screen;')!.id] });
  const reached = Array.from({ length: part.counts.methods }, (_, id) => part.method(id)).filter(({ id }) => code.isReached[id] === 1);
  expect(reached.map(({ class: type, name }) => `${type}${name}`).sort()).toEqual(['Lapp/Screen;back', 'Lapp/Screen;template']);
});
