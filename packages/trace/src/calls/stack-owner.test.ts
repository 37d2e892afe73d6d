import { expect, test } from 'vitest';
import { type CodeOwner, stackOwners } from './stack-owner.ts';

const owners = {
  of(descriptor: string): CodeOwner {
    const name = descriptor.slice(1, -1).replaceAll('/', '.');
    if (name.startsWith('com.umeng.')) return { owner: 'sdk', sdk: 'umeng', package: 'com.umeng' };
    if (name.startsWith('okhttp3.')) return { owner: 'library', sdk: 'okhttp', package: 'okhttp3' };
    if (name.startsWith('cn.example.')) return { owner: 'app', package: 'cn.example' };
    return { owner: 'unknown', package: name };
  },
};
const ownerOf = stackOwners(owners);

test.each([
  ['the innermost', ['com.umeng.a.B.c(B.java:1)', 'cn.example.App.onCreate(App.java:2)'], 'sdk'],
  [
    'past the framework',
    ['android.app.ContextImpl.a(ContextImpl.java:1)', 'java.util.A.b(A.java:1)', 'cn.example.App.onCreate(App.java:2)'],
    'app',
  ],
  ['past a general library', ['okhttp3.A.b(A.java:1)', 'com.umeng.a.B.c(B.java:1)'], 'sdk'],
  ['a library of itself', ['okhttp3.A.b(A.java:1)', 'java.lang.Thread.run(Thread.java:1)'], 'library'],
  ['what is obfuscated', ['a.b.c(SourceFile:1)', 'cn.example.App.onCreate(App.java:2)'], 'unknown'],
  ['the framework alone', ['android.os.Handler.dispatchMessage(Handler.java:1)'], 'unknown'],
  ['no stack', [], 'unknown'],
  ['frames without a place', ['com.umeng.a.B.c'], 'sdk'],
])('%s', (_name, stack, owner) => {
  expect(ownerOf(stack).owner).toBe(owner);
});

test('tells the frame', () => {
  expect(ownerOf(['android.a.B.c(B.java:1)', 'com.umeng.a.B.c(B.java:9)'])).toEqual({
    owner: 'sdk',
    sdk: 'umeng',
    package: 'com.umeng',
    frame: 'com.umeng.a.B.c(B.java:9)',
  });
});
