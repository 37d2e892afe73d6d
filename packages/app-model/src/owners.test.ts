import { expect, test } from 'vitest';
import { ownersOf } from './owners.ts';

const prefixes = [
  { prefix: 'com.umeng', sdk: 'umeng' },
  { prefix: 'com.umeng.message', sdk: 'upush' },
  { prefix: 'com.tencent.mm', sdk: 'wechat' },
  { prefix: 'okhttp3', sdk: 'okhttp', isGeneralLibrary: true },
].map((row) => ({ isGeneralLibrary: false, ...row }));

test.each([
  ['the longest prefix wins', 'cn.shop.app', 'Lcom/umeng/message/A;', 'sdk upush'],
  ['whole segments only', 'cn.shop.app', 'Lcom/umengage/A;', 'third-party'],
  ['an array of a class', 'cn.shop.app', '[Lcom/umeng/A;', 'sdk umeng'],
  ['a vendor is not its own SDK', 'com.tencent.mm', 'Lcom/tencent/mm/ui/A;', 'app'],
  ['the organisation of the package', 'cn.shop.app', 'Lcn/shop/core/A;', 'app'],
  ['cn.com is not an organisation', 'cn.com.bank.app', 'Lcn/com/other/A;', 'third-party'],
  ['com.github is not an organisation', 'com.github.alice', 'Lcom/github/bob/A;', 'third-party'],
  ['the component outside the package', 'cn.shop.app', 'Lorg/maker/Main;', 'app'],
  ['a general library is nobody who collects', 'cn.shop.app', 'Lokhttp3/internal/A;', 'library okhttp'],
  ['shrunk names', 'cn.shop.app', 'La/b/c;', 'unknown'],
  ['the default package', 'cn.shop.app', 'LA;', 'unknown'],
])('%s', (_name, packageName, descriptor, expected) => {
  const owner = ownersOf(prefixes, [packageName, 'org.maker.Main']).of(descriptor);
  expect('sdk' in owner ? `${owner.owner} ${owner.sdk}` : owner.owner).toBe(expected);
});
