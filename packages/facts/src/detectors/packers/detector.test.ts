import { caller, cls, elf, text, type ZipEntry } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import type { Knowledge, Packer } from '../../knowledge.ts';
import { launcher, type MadeApp, observed } from '../../made-app.contract.ts';
import { packers } from './detector.ts';

const packer = (id: string, markers: Packer['markers'], kind: Packer['kind'] = 'packer'): Packer => ({
  id,
  name: { zh: id, en: id },
  vendor: '',
  kind,
  markers,
});

const knowledge: Partial<Knowledge> = {
  packers: [
    packer('jiagu', [
      { type: 'lib', value: 'libjiagu.so', confidence: 'high' },
      { type: 'lib-regex', value: '^libjiagu.*\\.so$', confidence: 'low' },
      { type: 'class', value: 'com.stub.StubApp', confidence: 'high' },
      { type: 'class-prefix', value: 'com.qihoo.util.', confidence: 'high' },
      { type: 'class-regex', value: '^com\\.stub\\.App\\d+$', confidence: 'medium' },
    ]),
    packer('legu', [
      { type: 'asset', value: 'tosversion', confidence: 'medium' },
      { type: 'asset', value: 'assets/t86', confidence: 'medium' },
      { type: 'asset', value: 'assets/ijm_lib/', confidence: 'high' },
      { type: 'lib', value: 'libshell.so', confidence: 'low' },
      { type: 'lib', value: 'libsgmain.so', confidence: 'low' },
      { type: 'dex-string', value: 'Presto_Init', confidence: 'medium' },
      { type: 'native-string', value: 'legu-native', confidence: 'medium' },
    ]),
    packer('guard', [{ type: 'lib', value: 'libguard.so', confidence: 'high' }], 'protector'),
  ],
  nativeLibraries: [{ name: 'libsgmain.so', isPattern: false, sdk: 'ali', label: { zh: '', en: '' } }],
};

const code = [cls('cn.example.app.Main')];
const lib = (name: string, ...strings: string[]): ZipEntry => ({ name: `lib/arm64-v8a/${name}`, data: elf({ abi: 'arm64-v8a', strings }) });
const asset = (name: string): ZipEntry => ({ name, data: 'x' });
const facts = (app: MadeApp, kind: string) => observed(packers, { classes: code, ...app }, knowledge).filter(([one]) => one === kind);
const packed = (app: MadeApp) => facts(app, 'code.packed').map(([, one]) => `${one['packer']} ${one['confidence']}`);
const hidden = (app: MadeApp) =>
  facts(app, 'code.not-visible').map(([, one]) => `${one['why']} ${one['detail']}${one['partly'] === true ? ' partly' : ''}`);

describe('markers', () => {
  test.each<[string, MadeApp, string[]]>([
    ['nothing', {}, []],
    ['a library', { files: [lib('libjiagu.so')] }, ['jiagu high']],
    ['a library by pattern', { files: [lib('libjiagu_x.so')] }, ['jiagu low']],
    ['a class', { classes: [cls('com.stub.StubApp')] }, ['jiagu high']],
    ['a class that is only referred to', { classes: [caller('cn.x.A', 'static Lcom/stub/StubApp;->go()V')] }, []],
    ['the application class in the manifest', { application: 'android:name="com.stub.StubApp"' }, ['jiagu high']],
    ['a class prefix', { classes: [cls('com.qihoo.util.a.B')] }, ['jiagu high']],
    ['a class prefix in the vendor’s own app', { package: 'com.qihoo.util.x', classes: [cls('com.qihoo.util.x.B')] }, []],
    ['a class by pattern', { classes: [cls('com.stub.App12')] }, ['jiagu medium']],
    ['a file of assets by name', { files: [asset('assets/tosversion')] }, ['legu medium']],
    ['a file elsewhere with the name', { files: [asset('res/raw/tosversion')] }, []],
    ['a folder', { files: [asset('assets/ijm_lib/x')] }, ['legu high']],
    ['two files of medium confidence', { files: [asset('assets/tosversion'), asset('assets/t86')] }, ['legu high']],
    ['a text of code', { classes: [caller('a.A', ['static La/B;->b(Ljava/lang/String;)V', text('x Presto_Init')])] }, ['legu medium']],
    ['a text of a library', { files: [lib('libx.so', 'the legu-native mark')] }, ['legu medium']],
    ['the shell library alone', { files: [lib('libshell.so')] }, ['legu low']],
    ['the shell library of a system image', { package: 'com.android.shell', files: [lib('libshell.so')] }, []],
    ['a library that is an SDK', { files: [lib('libsgmain.so')] }, []],
  ])('%s', (_name, app, expected) => expect(packed(app)).toEqual(expected));
});

describe('code that cannot be seen', () => {
  const components = `${launcher()}<service android:name="cn.example.app.S"/><receiver android:name="cn.example.app.R"/>`;
  const noise = Uint8Array.from({ length: 4_096 }, (_, i) => (i * 2_654_435_761) >>> 13);
  test.each<[string, MadeApp, string[]]>([
    ['all is there', {}, []],
    ['a sure packer', { files: [lib('libjiagu.so')] }, ['packed jiagu']],
    ['a protector leaves code readable', { files: [lib('libguard.so')] }, []],
    ['a likely packer and no components', { files: [lib('libshell.so')], components, classes: [cls('com.x.A')] }, ['packed legu']],
    ['no components and no known packer', { components, classes: [cls('com.x.A')] }, ['packed unknown']],
    ['components that are there', { components, classes: ['Main', 'S', 'R'].map((name) => cls(`cn.example.app.${name}`)) }, []],
    ['no code at all', { classes: undefined as never }, ['no-dex classes.dex']],
    ['a file of noise', { classes: undefined as never, files: [{ name: 'classes.dex', data: noise }] }, ['encrypted-dex classes.dex']],
    [
      'a file that is none',
      { files: [{ name: 'classes2.dex', data: 'not a dex file' }] },
      ['damaged-dex classes2.dex: dex/header-truncated'],
    ],
    ['a script that calls through DEX', { files: [asset('assets/index.android.bundle')] }, ['script-engine react-native partly']],
    ['a script that calls anything', { files: [asset('assets/apps/__UNI__12AB/www/app-service.js')] }, ['script-engine uni-app']],
    ['half of an engine', { files: [lib('libflutter.so')] }, []],
  ])('%s', (_name, app, expected) => expect(hidden(app)).toEqual(expected));
});
