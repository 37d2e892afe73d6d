import { knowledge } from '@touchstone/knowledge';
import { type ClassSpec, caller, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { observed } from '../../made-app.contract.ts';
import { dynamicCode } from './detector.ts';

const LOAD = 'static Ljava/lang/System;->load(Ljava/lang/String;)V';
const seen = (...classes: readonly ClassSpec[]) => observed(dynamicCode, { classes }, knowledge).map(([, { how, name }]) => [how, name]);

test.each<[string, ClassSpec, readonly (readonly string[])[]]>([
  [
    'a class loader',
    caller('A', 'Ldalvik/system/DexClassLoader;-><init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/ClassLoader;)V'),
    [
      [
        'class-loader',
        'Ldalvik/system/DexClassLoader;-><init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/ClassLoader;)V',
      ],
    ],
  ],
  [
    'from memory',
    caller('A', 'Ldalvik/system/InMemoryDexClassLoader;-><init>(Ljava/nio/ByteBuffer;Ljava/lang/ClassLoader;)V'),
    [['memory-class-loader', 'Ldalvik/system/InMemoryDexClassLoader;-><init>(Ljava/nio/ByteBuffer;Ljava/lang/ClassLoader;)V']],
  ],
  [
    'a library from data',
    caller('A', [LOAD, text('/data/data/cn.example.app/files/x.so')]),
    [['native-from-data', 'Ljava/lang/System;->load(Ljava/lang/String;)V']],
  ],
  ['a library of the system', caller('A', [LOAD, text('/system/lib64/libx.so')]), []],
  [
    'a library of the system or from data',
    cls('A', {
      methods: [
        method(
          'run',
          '(I)V',
          (m) =>
            m
              .constString('v0', '/system/lib64/libx.so')
              .if('eqz', 'p0', 'next')
              .constString('v0', '/data/x.so')
              .label('next')
              .call(LOAD, 'v0'),
          'public static',
        ),
      ],
    }),
    [['native-from-data', 'Ljava/lang/System;->load(Ljava/lang/String;)V']],
  ],
  ['a library of the package by name', caller('A', ['static Ljava/lang/System;->loadLibrary(Ljava/lang/String;)V', text('x')]), []],
  ['another load', caller('A', ['static Lcn/example/System;->load(Ljava/lang/String;)V', text('/data/x.so')]), []],
  ['a framework', cls('com.tencent.tinker.loader.TinkerLoader'), [['hot-update', 'Tinker']]],
  ['a framework that is only mentioned', caller('A', 'static Lcom/tencent/tinker/loader/TinkerLoader;->x()V'), []],
  ['a package that begins alike', cls('com.tencent.tinker.loaders.X'), []],
])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

test('a path below the folder of the package is its own library', () => {
  const use = cls('A', {
    methods: [
      method(
        'run',
        '()V',
        (m) => m.call('instance Landroid/content/pm/ApplicationInfo;->nativeLibraryDir:Ljava/lang/String;').call(LOAD),
        'public static',
      ),
    ],
  });
  expect(seen(use)).toEqual([]);
});
