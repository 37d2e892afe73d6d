import { readDex } from '@touchstone/formats/dex';
import { type Body, type ClassSpec, classOf, cls, dex, type FieldSpec, field, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { buildProgram, type Constant } from '../index.ts';

const SINK = 'Lx/Sink;->take(Ljava/lang/Object;)V';
const NUMBER_SINK = 'Lx/Sink;->take(I)V';
const build = (...classes: readonly ClassSpec[]) =>
  buildProgram(readDex(dex(classes)).value.map((one) => ({ file: 'classes.dex', dex: one }))).value;

/** What reaches `Sink.take` in a body, call by call. */
function taken(body: Body, proto = '()V', more: readonly ClassSpec[] = [], fields: readonly FieldSpec[] = []): (Constant | undefined)[] {
  const app = build(cls('a.A', { fields, methods: [method('m', proto, body, 'static')] }), ...more);
  return app.callsTo({ class: 'Lx/Sink;', name: 'take' }).map((call) => call.argument(0));
}

const take = `static ${SINK}`;
const T = (value: string): Constant => ({ kind: 'text', value });
const N = (value: number): Constant => ({ kind: 'number', value });

describe('what is written down', () => {
  test.each<[string, Body, Constant | undefined]>([
    ['a text', (m) => m.call(take, text('android_id')), T('android_id')],
    ['a class', (m) => m.call(take, classOf('a.A')), { kind: 'class', descriptor: 'La/A;' }],
    ['null where an object goes', (m) => m.call(take, null), { kind: 'null' }],
    ['a number', (m) => m.call(`static ${NUMBER_SINK}`, 70_000), N(70_000)],
    ['a negative number', (m) => m.call(`static ${NUMBER_SINK}`, -2), N(-2)],
    ['a zero', (m) => m.call(`static ${NUMBER_SINK}`, 0), N(0)],
    ['a long', (m) => m.call('static Lx/Sink;->take(J)V', 2n ** 40n), N(2 ** 40)],
    ['a parameter', (m) => m.invokeStatic(SINK, 'p0'), { kind: 'parameter', index: 0 }],
    ['moved about', (m) => m.constString('v0', 'x').moveObject('v1', 'v0').constString('v0', 'y').invokeStatic(SINK, 'v1'), T('x')],
    ['a cast', (m) => m.constString('v0', 'x').checkCast('v0', 'java.lang.String').invokeStatic(SINK, 'v0'), T('x')],
    ['sums', (m) => m.const('v0', 40).math('add-int/lit8', 'v0', 'v0', 2).invokeStatic(NUMBER_SINK, 'v0'), N(42)],
    ['an instance field', (m) => m.iget('v0', 'p0', 'La/B;->f:Ljava/lang/Object;').invokeStatic(SINK, 'v0'), undefined],
  ])('%s', (_, body, wanted) => {
    expect(taken(body, '(Ljava/lang/Object;)V')).toEqual([wanted]);
  });
});

describe('where ways meet', () => {
  const choose =
    (one: string, other: string): Body =>
    (m) =>
      m.constString('v0', one).if('eqz', 'p0', 'end').constString('v0', other).label('end').invokeStatic(SINK, 'v0');

  test('the same is known, what differs stands side by side', () => {
    expect(taken(choose('a', 'a'), '(I)V')).toEqual([T('a')]);
    expect(taken(choose('a', 'b'), '(I)V')).toEqual([{ kind: 'either', values: [T('a'), T('b')] }]);
  });

  test.each([
    [4, { kind: 'either', values: ['0', '1', '2', '3'].map(T) }],
    [5, undefined],
  ])('a switch over %i texts', (count, wanted) => {
    const body: Body = (m) => {
      const labels = Array.from({ length: count - 1 }, (_, i) => `L${i + 1}`);
      m.constString('v0', '0').packedSwitch('p0', 1, labels).goto('end');
      for (const [i, label] of labels.entries())
        m.label(label)
          .constString('v0', String(i + 1))
          .goto('end');
      m.label('end').invokeStatic(SINK, 'v0');
    };
    expect(taken(body, '(I)V')).toEqual([wanted]);
  });

  test('a flattened loop', () => {
    const body: Body = (m) =>
      m
        .const('v0', 0)
        .constString('v2', 'x')
        .label('top')
        .packedSwitch('v0', 0, ['set', 'use'])
        .return()
        .label('set')
        .constString('v2', 'android_id')
        .const('v0', 1)
        .goto('top')
        .label('use')
        .invokeStatic(SINK, 'v2')
        .const('v0', 2)
        .goto('top');
    expect(taken(body)).toEqual([{ kind: 'either', values: [T('x'), T('android_id')] }]);
  });

  test('an array that may be the one that changes', () => {
    const body: Body = (m) =>
      m
        .filledNewArray('[Ljava/lang/String;', text('a'))
        .moveResult('v0')
        .moveObject('v1', 'v0')
        .if('eqz', 'p0', 'end')
        .filledNewArray('[Ljava/lang/String;', text('b'))
        .moveResult('v1')
        .label('end')
        .const('v2', 0)
        .constString('v3', 'c')
        .aput('Ljava/lang/String;', 'v3', 'v0', 'v2')
        .invokeStatic(SINK, 'v1');
    expect(taken(body, '(I)V')).toEqual([undefined]);
  });

  test('a loop that changes a value', () => {
    const body: Body = (m) => m.const('v0', 0).label('top').invokeStatic(NUMBER_SINK, 'v0').math('add-int/lit8', 'v0', 'v0', 1).goto('top');
    expect(taken(body)).toEqual([undefined]);
  });

  test('a handler knows what held before', () => {
    const body: Body = (m) =>
      m
        .constString('v0', 'kept')
        .label('from')
        .constString('v1', 'lost')
        .call('static Lx/Y;->z()V')
        .label('to')
        .return()
        .label('caught')
        .invokeStatic(SINK, 'v0')
        .invokeStatic(SINK, 'v1')
        .return()
        .catch(null, 'from', 'to', 'caught');
    expect(taken(body)).toEqual([T('kept'), undefined]);
  });

  test('both ways of a switch', () => {
    const body: Body = (m) =>
      m
        .constString('v0', 'x')
        .packedSwitch('p0', 0, ['a', 'b'])
        .return()
        .label('a')
        .invokeStatic(SINK, 'v0')
        .return()
        .label('b')
        .invokeStatic(SINK, 'v0')
        .return();
    expect(taken(body, '(I)V')).toEqual([T('x'), T('x')]);
  });
});

describe('what calls make', () => {
  const parse = 'Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';

  test('a call keeps its arguments', () => {
    const body: Body = (m) => m.call(`static ${parse}`, text('content://sms')).moveResult('v0').invokeStatic(SINK, 'v0');
    expect(taken(body)).toEqual([{ kind: 'call', class: 'Landroid/net/Uri;', name: 'parse', arguments: [T('content://sms')] }]);
  });

  test('a call on what a call made', () => {
    const body: Body = (m) =>
      m
        .call('static Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;', text('a.b.C'))
        .moveResult('v0')
        .constString('v1', 'getIt')
        .const('v2', 0)
        .invokeVirtual('Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;', 'v0', 'v1', 'v2')
        .moveResult('v0')
        .invokeStatic(SINK, 'v0');
    const forName: Constant = { kind: 'call', class: 'Ljava/lang/Class;', name: 'forName', arguments: [T('a.b.C')] };
    expect(taken(body)).toEqual([
      { kind: 'call', class: 'Ljava/lang/Class;', name: 'getMethod', arguments: [forName, T('getIt'), { kind: 'null' }] },
    ]);
  });

  test('a new object keeps what its constructor got', () => {
    const body: Body = (m) =>
      m.create('v0', 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V', text('CALL')).invokeStatic(SINK, 'v0');
    expect(taken(body)).toEqual([{ kind: 'new', class: 'Landroid/content/Intent;', arguments: [T('CALL')] }]);
  });

  test.each<[string, Body, Constant | undefined]>([
    ['appended', builder(['content://', 'sms']), T('content://sms')],
    [
      'appended with what is not known',
      builder(['content://', undefined]),
      {
        kind: 'call',
        class: 'Ljava/lang/StringBuilder;',
        name: 'toString',
        arguments: [{ kind: 'new', class: 'Ljava/lang/StringBuilder;', arguments: [T('content://'), { kind: 'parameter', index: 0 }] }],
      },
    ],
    [
      'concatenated',
      (m) =>
        m
          .constString('v0', 'a')
          .invokeVirtual('Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;', 'v0', text('b'))
          .moveResult('v0')
          .invokeStatic(SINK, 'v0'),
      T('ab'),
    ],
    [
      'valueOf',
      (m) => m.call('static Ljava/lang/String;->valueOf(I)Ljava/lang/String;', 12).moveResult('v0').invokeStatic(SINK, 'v0'),
      T('12'),
    ],
    [
      'replaced',
      (m) =>
        m
          .constString('v0', 'a*b*')
          .invokeVirtual(
            'Ljava/lang/String;->replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Ljava/lang/String;',
            'v0',
            text('*'),
            text('$&'),
          )
          .moveResult('v0')
          .invokeStatic(SINK, 'v0'),
      T('a$&b$&'),
    ],
    [
      'a String of a String',
      (m) =>
        m
          .newInstance('v0', 'java.lang.String')
          .invokeDirect('Ljava/lang/String;-><init>(Ljava/lang/String;)V', 'v0', text('s'))
          .invokeStatic(SINK, 'v0'),
      T('s'),
    ],
  ])('texts: %s', (_, body, wanted) => {
    expect(taken(body, '(Ljava/lang/String;)V')).toEqual([wanted]);
  });

  function builder(parts: readonly (string | undefined)[]): Body {
    const append = 'Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;';
    return (m) => {
      m.create('v0', 'Ljava/lang/StringBuilder;-><init>()V');
      for (const part of parts) m.invokeVirtual(append, 'v0', part === undefined ? 'p0' : text(part)).moveResult('v1');
      m.invokeVirtual('Ljava/lang/StringBuilder;->toString()Ljava/lang/String;', 'v1').moveResult('v1').invokeStatic(SINK, 'v1');
    };
  }
});

describe('arrays', () => {
  test('item by item', () => {
    const body: Body = (m) =>
      m
        .const('v0', 2)
        .newArray('v1', 'v0', '[Ljava/lang/String;')
        .const('v0', 1)
        .constString('v2', 'android.permission.CAMERA')
        .aput('Ljava/lang/String;', 'v2', 'v1', 'v0')
        .invokeStatic(SINK, 'v1')
        .arrayLength('v0', 'v1')
        .invokeStatic(NUMBER_SINK, 'v0');
    expect(taken(body)).toEqual([{ kind: 'array', items: [undefined, T('android.permission.CAMERA')] }, N(2)]);
  });

  test('at once', () => {
    const body: Body = (m) => m.filledNewArray('[Ljava/lang/String;', text('a'), text('b')).moveResult('v0').invokeStatic(SINK, 'v0');
    expect(taken(body)).toEqual([{ kind: 'array', items: [T('a'), T('b')] }]);
  });

  test('from data', () => {
    const body: Body = (m) => m.const('v0', 3).newArray('v1', 'v0', '[B').fillArrayData('v1', 1, [1, -1, 127]).invokeStatic(SINK, 'v1');
    expect(taken(body)).toEqual([{ kind: 'array', items: [N(1), N(-1), N(127)] }]);
  });

  test('a store at an unknown place', () => {
    const body: Body = (m) => m.filledNewArray('[I', 1, 2).moveResult('v0').aput('I', 'p0', 'v0', 'p0').invokeStatic(SINK, 'v0');
    expect(taken(body, '(I)V')).toEqual([{ kind: 'array', items: [undefined, undefined] }]);
  });
});

describe('texts that come of texts', () => {
  const on =
    (value: string, call: string, ...given: Parameters<Parameters<Body>[0]['call']>[1][]): Body =>
    (m) =>
      m
        .constString('v0', value)
        .invokeVirtual(`Ljava/lang/String;->${call}`, 'v0', ...given)
        .moveResult('v1')
        .invokeStatic(call.endsWith(')C') || call.endsWith(')I') ? NUMBER_SINK : SINK, 'v1');
  const ROOT = 'Ljava/util/Locale;->ROOT:Ljava/util/Locale;';

  test.each<[string, Body, Constant | undefined]>([
    ['trimmed as Java does', on('\u0001 a\u00a0 ', 'trim()Ljava/lang/String;'), T('a\u00a0')],
    ['in small letters', on('IMEI', 'toLowerCase()Ljava/lang/String;'), T('imei')],
    [
      'in small letters of a locale',
      (m) =>
        m
          .constString('v0', 'IMEI')
          .sget('v1', ROOT)
          .invokeVirtual('Ljava/lang/String;->toLowerCase(Ljava/util/Locale;)Ljava/lang/String;', 'v0', 'v1')
          .moveResult('v1')
          .invokeStatic(SINK, 'v1'),
      T('imei'),
    ],
    ['its end', on('xx_imei', 'substring(I)Ljava/lang/String;', 3), T('imei')],
    ['a part', on('xx_imei_', 'substring(II)Ljava/lang/String;', 3, 7), T('imei')],
    ['a character', on('imei', 'charAt(I)C', 1), N(0x6d)],
    ['its length', on('imei', 'length()I'), N(4)],
    ['other characters', on('i-m-ei', 'replace(CC)Ljava/lang/String;', 0x2d, 0x5f), T('i_m_ei')],
    ['twice', on('ab', 'repeat(I)Ljava/lang/String;', 2), T('abab')],
  ])('%s', (_, body, wanted) => expect(taken(body)).toEqual([wanted]));

  test.each<[string, Body]>([
    ['behind its end', on('abc', 'substring(I)Ljava/lang/String;', 4)],
    ['before its start', on('abc', 'substring(I)Ljava/lang/String;', -1)],
    ['turned round', on('abc', 'substring(II)Ljava/lang/String;', 2, 1)],
    ['too often', on('abc', 'repeat(I)Ljava/lang/String;', 100_000)],
  ])('what would throw or not end: %s', (_, body) => expect(taken(body)).toMatchObject([{ kind: 'call' }]));

  test('of one of two texts', () => {
    const body: Body = (m) =>
      m
        .constString('v0', 'A')
        .if('eqz', 'p0', 'next')
        .constString('v0', 'B')
        .label('next')
        .invokeVirtual('Ljava/lang/String;->toLowerCase()Ljava/lang/String;', 'v0')
        .moveResult('v0')
        .invokeStatic(SINK, 'v0');
    expect(taken(body, '(I)V')).toEqual([{ kind: 'either', values: [T('a'), T('b')] }]);
  });

  const FORMAT = 'static Ljava/lang/String;->format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;';
  const formatted =
    (format: string, ...given: readonly (string | number)[]): Body =>
    (m) => {
      for (const [i, one] of given.entries()) {
        if (typeof one === 'string') m.constString(`v${i + 1}`, one);
        else m.call('static Ljava/lang/Integer;->valueOf(I)Ljava/lang/Integer;', one).moveResult(`v${i + 1}`);
      }
      m.filledNewArray('[Ljava/lang/Object;', ...given.map((_, i) => `v${i + 1}` as const))
        .moveResult('v0')
        .call(FORMAT, text(format), 'v0')
        .moveResult('v0')
        .invokeStatic(SINK, 'v0');
    };

  test.each<[string, readonly (string | number)[], string]>([
    ['content://%s/%d', ['sms', 0], 'content://sms/0'],
    ['%2$s%1$s', ['a', 'b'], 'ba'],
    ['%02x|%X', [10, -1], '0a|FFFFFFFF'],
    ['%-3s|%3s|100%%%n', ['a', 'b'], 'a  |  b|100%\n'],
  ])('format %s', (format, given, wanted) => expect(taken(formatted(format, ...given))).toEqual([T(wanted)]));

  test.each<[string, readonly (string | number)[]]>([
    ['%s %s', ['a']],
    ['%.2f', [1]],
    ['%d', ['a']],
    ['100%', []],
    ['%0200s%9999s', ['a', 'b']],
  ])('a format that is not followed: %s', (format, given) =>
    expect(taken(formatted(format, ...given))).toMatchObject([{ kind: 'call', name: 'format' }]),
  );

  test.each<[string, Body, Constant]>([
    [
      'joined',
      (m) =>
        m
          .filledNewArray('[Ljava/lang/CharSequence;', text('a'), text('b'))
          .moveResult('v0')
          .call('static Ljava/lang/String;->join(Ljava/lang/CharSequence;[Ljava/lang/CharSequence;)Ljava/lang/String;', text('.'), 'v0'),
      T('a.b'),
    ],
    [
      'of characters',
      (m) =>
        m
          .const('v0', 2)
          .newArray('v1', 'v0', '[C')
          .fillArrayData('v1', 2, [0x73, 0x75])
          .call('static Ljava/lang/String;->valueOf([C)Ljava/lang/String;', 'v1'),
      T('su'),
    ],
    ['of a number', (m) => m.call('static Ljava/lang/Integer;->toString(I)Ljava/lang/String;', 7), T('7')],
    ['of a character', (m) => m.call('static Ljava/lang/String;->valueOf(C)Ljava/lang/String;', 0x61), T('a')],
  ])('%s', (_, body, wanted) => {
    const whole: Body = (m) => {
      body(m);
      m.moveResult('v0').invokeStatic(SINK, 'v0');
    };
    expect(taken(whole)).toEqual([wanted]);
  });

  test('a String of bytes', () => {
    const body: Body = (m) =>
      m
        .const('v0', 2)
        .newArray('v1', 'v0', '[B')
        .fillArrayData('v1', 1, [0x73, 0x75])
        .create('v2', 'Ljava/lang/String;-><init>([B)V', 'v1')
        .invokeStatic(SINK, 'v2');
    expect(taken(body)).toEqual([T('su')]);
  });
});

test('what a call site makes is not what the call before it made', () => {
  const site = { bootstrap: { kind: 'invoke-static' as const, target: 'La/B;->boot()V' }, name: 'make', proto: '()Ljava/lang/String;' };
  const body: Body = (m) =>
    m.call('static Ljava/lang/String;->valueOf(I)Ljava/lang/String;', 12).invokeCustom(site).moveResult('v0').invokeStatic(SINK, 'v0');
  expect(taken(body)).toEqual([undefined]);
});

describe('what others may change', () => {
  const helper = cls('a.H', {
    methods: [
      method(
        'fill',
        '([Ljava/lang/String;)V',
        (m) => m.const('v0', 0).constString('v1', 'z').aput('Ljava/lang/String;', 'v1', 'p0', 'v0'),
        'static',
      ),
      method('count', '([Ljava/lang/String;)V', (m) => m.arrayLength('v0', 'p0'), 'static'),
      method(
        'more',
        '(Ljava/lang/StringBuilder;)V',
        (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;', 'p0', text('z')),
        'static',
      ),
    ],
  });
  const array =
    (call: string): Body =>
    (m) =>
      m.filledNewArray('[Ljava/lang/String;', text('a')).moveResult('v0').invokeStatic(call, 'v0').invokeStatic(SINK, 'v0');
  const builder =
    (change: Body): Body =>
    (m) => {
      m.create('v0', 'Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V', text('abc'));
      change(m);
      m.invokeVirtual('Ljava/lang/StringBuilder;->toString()Ljava/lang/String;', 'v0').moveResult('v1').invokeStatic(SINK, 'v1');
    };

  test.each<[string, Body, boolean]>([
    ['an array that is filled', array('La/H;->fill([Ljava/lang/String;)V'), false],
    ['an array that is looked at', array('La/H;->count([Ljava/lang/String;)V'), true],
    ['an array in unknown hands', array('La/Elsewhere;->take([Ljava/lang/String;)V'), false],
    ['an array that the framework takes', array('Ljava/util/Arrays;->toString([Ljava/lang/Object;)Ljava/lang/String;'), true],
    ['an array that the framework fills', array('Ljava/util/Arrays;->sort([Ljava/lang/Object;)V'), false],
  ])('%s', (_, body, isKnown) => {
    expect(taken(body, '()V', [helper])).toEqual([{ kind: 'array', items: [isKnown ? T('a') : undefined] }]);
  });

  test.each<[string, Body, Constant | undefined]>([
    ['reversed', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->reverse()Ljava/lang/StringBuilder;', 'v0'), T('cba')],
    ['emptied', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->setLength(I)V', 'v0', 0), T('')],
    ['left alone', () => {}, T('abc')],
    ['cut at a place', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->deleteCharAt(I)Ljava/lang/StringBuilder;', 'v0', 0), T('bc')],
    ['cut', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->delete(II)Ljava/lang/StringBuilder;', 'v0', 1, 9), T('a')],
    [
      'filled in between',
      (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->insert(ILjava/lang/String;)Ljava/lang/StringBuilder;', 'v0', 1, text('-')),
      T('a-bc'),
    ],
    ['given a number', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->insert(II)Ljava/lang/StringBuilder;', 'v0', 3, 7), T('abc7')],
    ['given a character', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->setCharAt(IC)V', 'v0', 1, 0x58), T('aXc')],
    [
      'replaced in part',
      (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->replace(IILjava/lang/String;)Ljava/lang/StringBuilder;', 'v0', 0, 2, text('zz')),
      T('zzc'),
    ],
    ['shortened', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->setLength(I)V', 'v0', 2), T('ab')],
    [
      'given one of two texts',
      (m) =>
        m
          .constString('v1', 'd')
          .if('eqz', 'v2', 'next')
          .constString('v1', 'e')
          .label('next')
          .invokeVirtual('Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;', 'v0', 'v1'),
      { kind: 'either', values: [T('abcd'), T('abce')] },
    ],
  ])('a builder %s', (_, change, wanted) => {
    expect(taken(builder(change))).toEqual([wanted]);
  });

  test.each<[string, Body]>([
    ['handed on', (m) => m.invokeStatic('La/H;->more(Ljava/lang/StringBuilder;)V', 'v0')],
    ['cut behind its end', (m) => m.invokeVirtual('Ljava/lang/StringBuilder;->deleteCharAt(I)Ljava/lang/StringBuilder;', 'v0', 3)],
    [
      'given part of a text',
      (m) =>
        m.invokeVirtual(
          'Ljava/lang/StringBuilder;->insert(ILjava/lang/CharSequence;II)Ljava/lang/StringBuilder;',
          'v0',
          0,
          text('xyz'),
          0,
          1,
        ),
    ],
  ])('a builder %s is no longer known', (_, change) => {
    const [made] = taken(builder(change), '()V', [helper]);
    expect(made).toMatchObject({ kind: 'call', name: 'toString', arguments: [undefined] });
  });
});

describe('lists', () => {
  const ADD = 'Ljava/util/List;->add(Ljava/lang/Object;)Z';
  const TO_ARRAY = 'Ljava/util/List;->toArray([Ljava/lang/Object;)[Ljava/lang/Object;';

  test('what may be in it when it becomes an array', () => {
    const body: Body = (m) =>
      m
        .create('v0', 'Ljava/util/ArrayList;-><init>()V')
        .if('eqz', 'p0', 'next')
        .invokeInterface(ADD, 'v0', text('a'))
        .label('next')
        .invokeInterface(ADD, 'v0', text('b'))
        .invokeInterface(TO_ARRAY, 'v0', null)
        .moveResult('v1')
        .checkCast('v1', '[Ljava/lang/String;')
        .invokeStatic(SINK, 'v1');
    const [made] = taken(body, '(I)V');
    expect(made?.kind === 'array' ? new Set(made.items) : made).toEqual(new Set([T('a'), T('b')]));
  });

  test('filled in a loop', () => {
    const body: Body = (m) =>
      m
        .create('v0', 'Ljava/util/ArrayList;-><init>()V')
        .label('top')
        .invokeInterface(ADD, 'v0', text('a'))
        .if('eqz', 'p0', 'top')
        .invokeStatic(SINK, 'v0');
    expect(taken(body, '(I)V')).toEqual([{ kind: 'new', class: 'Ljava/util/ArrayList;', arguments: [T('a')] }]);
  });

  test('of an array', () => {
    const body: Body = (m) =>
      m
        .filledNewArray('[Ljava/lang/String;', text('a'), text('b'))
        .moveResult('v0')
        .call('static Ljava/util/Arrays;->asList([Ljava/lang/Object;)Ljava/util/List;', 'v0')
        .moveResult('v0')
        .invokeStatic(SINK, 'v0');
    expect(taken(body)).toEqual([{ kind: 'new', class: 'Ljava/util/ArrayList;', arguments: [T('a'), T('b')] }]);
  });
});

describe('static fields', () => {
  const read: Body = (m) => m.sget('v0', 'La/K;->KEY:Ljava/lang/String;').invokeStatic(SINK, 'v0');
  const key = (access: string, value?: string) => field('KEY', 'java.lang.String', access, value);
  const initializer = method(
    '<clinit>',
    '()V',
    (m) => m.constString('v0', 'stored').sput('v0', 'La/K;->KEY:Ljava/lang/String;'),
    'static constructor',
  );
  const storing = (name: string, value: (m: Parameters<Body>[0]) => unknown) =>
    cls(`a.${name}`, {
      methods: [
        method(
          'set',
          '(Ljava/lang/String;)V',
          (m) => {
            value(m);
            m.sput('v0', 'La/K;->KEY:Ljava/lang/String;');
          },
          'static',
        ),
      ],
    });
  const keyField = (value?: Constant) => [{ kind: 'field', class: 'La/K;', name: 'KEY', ...(value === undefined ? {} : { value }) }];

  test.each<[string, ClassSpec[], Constant | undefined]>([
    ['final, in the file', [cls('a.K', { fields: [key('static final', 'written')] })], T('written')],
    ['final, set by the class', [cls('a.K', { fields: [key('static final')], methods: [initializer] })], T('stored')],
    ['not final, never stored', [cls('a.K', { fields: [key('static', 'written')] })], T('written')],
    ['not final, stored by the class', [cls('a.K', { fields: [key('static')], methods: [initializer] })], T('stored')],
    [
      'stored once and changed elsewhere',
      [cls('a.K', { fields: [key('static')], methods: [initializer] }), storing('other', (m) => m.constString('v0', 'other'))],
      { kind: 'either', values: [T('stored'), T('other')] },
    ],
    [
      'stored from a parameter',
      [cls('a.K', { fields: [key('static')], methods: [initializer] }), storing('given', (m) => m.moveObject('v0', 'p0'))],
      undefined,
    ],
    ['of another app', [], undefined],
  ])('%s', (_, classes, value) => {
    expect(taken(read, '()V', classes)).toEqual(keyField(value));
  });
});

test.each<[string, Constant | undefined]>([
  ['Landroid/provider/Settings$Secure;->ANDROID_ID:Ljava/lang/String;', T('android_id')],
  ['Landroid/content/Context;->TELEPHONY_SERVICE:Ljava/lang/String;', T('phone')],
  ['Landroid/content/Intent;->ACTION_BOOT_COMPLETED:Ljava/lang/String;', T('android.intent.action.BOOT_COMPLETED')],
  ['Landroid/Manifest$permission;->CAMERA:Ljava/lang/String;', T('android.permission.CAMERA')],
  ['Landroid/os/Build;->MODEL:Ljava/lang/String;', undefined],
])('a constant of the framework: %s', (field, value) => {
  const [made] = taken((m) => m.sget('v0', field).invokeStatic(SINK, 'v0'));
  expect(made?.kind === 'field' ? made.value : made).toEqual(value);
});

describe('instance fields', () => {
  const K = 'La/K;->k:Ljava/lang/String;';
  const made = (...stores: readonly (readonly [name: string, proto: string, store: Body])[]) => {
    const read = method('read', '()V', (m) => m.iget('v0', 'p0', K).invokeStatic(SINK, 'v0'));
    const methods = stores.map(([name, proto, store]) => method(name, proto, store));
    const app = build(cls('a.K', { fields: [field('k', 'java.lang.String', 'private')], methods: [read, ...methods] }));
    return app.callsTo({ class: 'Lx/Sink;', name: 'take' }).map((call) => call.argument(0));
  };
  const put =
    (value: string): Body =>
    (m) =>
      m.constString('v0', value).iput('v0', 'p0', K);

  test('what all stores leave behind', () => {
    expect(made()).toEqual([undefined]);
    expect(made(['one', '()V', put('a')])).toEqual([T('a')]);
    expect(made(['one', '()V', put('a')], ['two', '()V', put('b')])).toEqual([{ kind: 'either', values: [T('a'), T('b')] }]);
    expect(made(['one', '(Ljava/lang/String;)V', (m) => m.iput('p1', 'p0', K)])).toEqual([undefined]);
  });

  test('stores of one method that differ stand side by side', () => {
    const either: Body = (m) =>
      m
        .constString('v0', 'a')
        .if('eqz', 'p1', 'next')
        .iput('v0', 'p0', K)
        .return()
        .label('next')
        .constString('v0', 'b')
        .iput('v0', 'p0', K);
    expect(made(['one', '(I)V', either])).toEqual([{ kind: 'either', values: [T('a'), T('b')] }]);
  });

  test('fields of one name and different types', () => {
    const methods = [
      method('read', '()V', (m) => m.iget('v0', 'p0', 'La/K;->a:Ljava/lang/String;').invokeStatic(SINK, 'v0')),
      method('set', '()V', (m) => m.constString('v0', 'text').iput('v0', 'p0', 'La/K;->a:Ljava/lang/String;')),
      method('object', '()V', (m) => m.constString('v0', 'other').iput('v0', 'p0', 'La/K;->a:Ljava/lang/Object;')),
    ];
    const fields = [field('a', 'java.lang.Object', 'private'), field('a', 'java.lang.String', 'private')];
    const app = build(cls('a.K', { fields, methods }));
    expect(app.callsTo({ class: 'Lx/Sink;', name: 'take' }).map((call) => call.argument(0))).toEqual([T('text')]);
  });
});

describe('what constructors are given', () => {
  const K = 'La/Config;->k:Ljava/lang/String;';
  const INIT = 'La/Config;-><init>(Ljava/lang/String;)V';
  const keep = method('<init>', '(Ljava/lang/String;)V', (m) => m.iput('p1', 'p0', K), 'constructor');
  const read = method('read', '()V', (m) => m.iget('v0', 'p0', K).invokeStatic(SINK, 'v0'));
  const config = (...methods: readonly (typeof read)[]) =>
    cls('a.Config', { fields: [field('k', 'java.lang.String', 'private final')], methods: [keep, read, ...methods] });
  const making = (name: string, ...given: readonly string[]) =>
    cls(`a.${name}`, {
      methods: given.map((one, i) => method(`m${i}`, '()V', (m) => m.create('v0', INIT, text(one)), 'static')),
    });
  const seen = (...classes: readonly ClassSpec[]) =>
    build(...classes)
      .callsTo({ class: 'Lx/Sink;', name: 'take' })
      .map((call) => call.argument(0));

  const open = cls('a.Open', { methods: [method('m', '(Ljava/lang/String;)V', (m) => m.create('v0', INIT, 'p0'), 'static')] });
  const through = method('<init>', '()V', (m) => m.invokeDirect(INIT, 'p0', text('own')), 'constructor');

  test.each<[string, readonly ClassSpec[], Constant | undefined]>([
    ['nobody calls it', [config()], undefined],
    ['the same everywhere', [config(), making('A', 'a', 'a')], T('a')],
    ['a few', [config(), making('A', 'a', 'b'), making('B', 'c', 'd')], { kind: 'either', values: ['a', 'b', 'c', 'd'].map(T) }],
    ['too many', [config(), making('A', 'a', 'b', 'c', 'd', 'e')], undefined],
    ['something unknown too', [config(), making('A', 'a'), open], undefined],
    ['through another constructor', [config(through)], T('own')],
  ])('%s', (_, classes, wanted) => expect(seen(...classes)).toEqual([wanted]));

  test('in another DEX file', () => {
    const app = buildProgram(
      [config(), making('A', 'a')].flatMap((one, i) => readDex(dex([one])).value.map((read) => ({ file: `classes${i}.dex`, dex: read }))),
    ).value;
    expect(app.callsTo({ class: 'Lx/Sink;', name: 'take' }).map((call) => call.argument(0))).toEqual([T('a')]);
  });

  test('a constructor that calls itself ends', () => {
    const self = method('<init>', '(Ljava/lang/String;)V', (m) => m.invokeDirect(INIT, 'p0', 'p1').iput('p1', 'p0', K), 'constructor');
    expect(seen(cls('a.Config', { fields: [field('k', 'java.lang.String', 'private')], methods: [self, read] }))).toEqual([undefined]);
  });
});

test('a receiver, and arguments behind longs', () => {
  const app = build(
    cls('a.A', {
      methods: [
        method('m', '()V', (m) =>
          m.constString('v0', 'me').invokeVirtual('Lx/Sink;->wide(JLjava/lang/String;I)V', 'v0', 5n, text('behind'), 9),
        ),
      ],
    }),
  );
  const [call] = app.callsTo({ class: 'Lx/Sink;', name: 'wide' });
  expect(call!.receiver()).toEqual(T('me'));
  expect([0, 1, 2, 3, -1].map((n) => call!.argument(n))).toEqual([N(5), T('behind'), N(9), undefined, undefined]);
});
