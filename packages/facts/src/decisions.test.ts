import { type Body, cls, field, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { Decisions } from './decisions.ts';
import { madeApp } from './made-app.contract.ts';

const MARK = 'goldfish';
const CONTAINS = 'Ljava/lang/String;->contains(Ljava/lang/CharSequence;)Z';
const PRINT = 'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';
const LIST = 'La/A;->LIST:[Ljava/lang/String;';

const restsOn = (...methods: readonly (readonly [name: string, proto: string, body: Body])[]) => {
  const fields = [field('LIST', '[Ljava/lang/String;', 'static')];
  const spec = cls('a.A', { fields, methods: methods.map(([name, proto, body]) => method(name, proto, body, 'static')) });
  const { program } = madeApp({ classes: [spec] });
  const decisions = new Decisions(program);
  return program.usesOfText(MARK).some((site) => decisions.restOn(site));
};
const compared: Body = (m) =>
  m.constString('v0', MARK).invokeVirtual(CONTAINS, 'p0', 'v0').moveResult('v1').if('eqz', 'v1', 'end').op('nop').label('end');
const P = '(Ljava/lang/String;)V';

test.each<[string, string, Body, boolean]>([
  ['only loaded', P, (m) => m.constString('v0', MARK), false],
  ['printed', P, (m) => m.call(PRINT, text('x'), text(MARK)), false],
  ['compared, and nothing done', P, (m) => m.constString('v0', MARK).invokeVirtual(CONTAINS, 'p0', 'v0').moveResult('v1'), false],
  ['compared and branched on', P, compared, true],
  [
    'compared, and the answer returned',
    '(Ljava/lang/String;)Z',
    (m) => m.constString('v0', MARK).invokeVirtual(CONTAINS, 'p0', 'v0').moveResult('v1').return('v1'),
    true,
  ],
  ['overwritten before', P, (m) => m.constString('v0', MARK).constString('v0', 'x').if('eqz', 'v0', 'end').op('nop').label('end'), false],
  [
    'in an array that is gone through',
    P,
    (m) =>
      m
        .filledNewArray('[Ljava/lang/String;', text('x'), text(MARK))
        .moveResult('v0')
        .const('v1', 0)
        .label('top')
        .aget('Ljava/lang/String;', 'v2', 'v0', 'v1')
        .invokeVirtual(CONTAINS, 'p0', 'v2')
        .moveResult('v2')
        .if('eqz', 'v2', 'top'),
    true,
  ],
  [
    'in a list that is asked',
    P,
    (m) =>
      m
        .create('v0', 'Ljava/util/ArrayList;-><init>()V')
        .constString('v1', MARK)
        .invokeVirtual('Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z', 'v0', 'v1')
        .invokeVirtual('Ljava/util/ArrayList;->contains(Ljava/lang/Object;)Z', 'v0', 'p0')
        .moveResult('v2')
        .if('nez', 'v2', 'end')
        .op('nop')
        .label('end'),
    true,
  ],
])('a text %s', (_name, proto, body, expected) => expect(restsOn(['run', proto, body])).toBe(expected));

const GET = '(Ljava/lang/String;)Ljava/lang/String;';
const get: Body = (m) =>
  m.call('static Ljava/lang/System;->getProperty(Ljava/lang/String;)Ljava/lang/String;', text(MARK)).moveResult('v0').return('v0');
const asks: Body = (m) => m.invokeStatic(`La/A;->get${GET}`, 'p0').moveResult('v0').if('eqz', 'v0', 'end').op('nop').label('end');
const fill: Body = (m) => m.filledNewArray('[Ljava/lang/String;', text(MARK)).moveResult('v0').sput('v0', LIST);
const goThrough: Body = (m) =>
  m
    .sget('v0', LIST)
    .const('v1', 0)
    .aget('Ljava/lang/String;', 'v0', 'v0', 'v1')
    .invokeVirtual(CONTAINS, 'p0', 'v0')
    .moveResult('v0')
    .if('eqz', 'v0', 'end')
    .op('nop')
    .label('end');

test('where a method returns it, and through a field', () => {
  expect(restsOn(['get', GET, get])).toBe(false);
  expect(restsOn(['get', GET, get], ['ask', P, asks])).toBe(true);
  expect(restsOn(['fill', '()V', fill])).toBe(false);
  expect(restsOn(['fill', '()V', fill], ['go', P, goThrough])).toBe(true);
});
