import type { App } from '@touchstone/app-model';

/** Logic in scripts or data that this scan does not read. */
export interface ScriptEngine {
  readonly name: string;
  readonly file: string;
  /** The script reaches Android only through DEX code, which was read. */
  readonly partly: boolean;
}

interface Engine {
  readonly name: string;
  readonly partly: boolean;
  /** Each must match the path of some file, without the split's name. */
  readonly files: readonly RegExp[];
}

/**
 * Engines by the files that they cannot run without. Not `partly`: the script calls any class of Android by name, so
 * what it reads shows nowhere in DEX.
 */
const ENGINES: readonly Engine[] = [
  { name: 'react-native', partly: true, files: [/^assets\/[^/]+\.(android\.)?(js)?bundle$/] },
  {
    name: 'flutter',
    partly: true,
    files: [/^lib\/[^/]+\/libflutter\.so$/, /^lib\/[^/]+\/lib(app|[^/]*aot)\.so$|^assets\/flutter_assets\/kernel_blob\.bin$/],
  },
  { name: 'uni-app', partly: false, files: [/^assets\/apps\/__UNI__\w+\/www\//] },
  { name: 'html5plus', partly: false, files: [/^assets\/data\/dcloud_control\.xml$/, /^assets\/apps\/[^/]+\/www\//] },
  { name: 'weex', partly: true, files: [/^lib\/[^/]+\/libweex(core|jsb|jss|jst|jssr)\.so$/] },
  { name: 'cordova', partly: true, files: [/^assets\/www\/cordova\.js$/] },
  { name: 'apicloud', partly: true, files: [/^assets\/widget\/config\.xml$/, /^assets\/widget\/.*\.html?$/] },
  { name: 'capacitor', partly: true, files: [/^assets\/capacitor\.config\.json$/] },
  {
    name: 'unity-il2cpp',
    partly: true,
    files: [/^lib\/[^/]+\/libil2cpp\.so$/, /^assets\/bin\/Data\/Managed\/Metadata\/global-metadata\.dat$/],
  },
  { name: 'unity-mono', partly: true, files: [/^assets\/bin\/Data\/Managed\/[^/]+\.dll$/] },
  {
    name: 'cocos',
    partly: true,
    files: [/^lib\/[^/]+\/libcocos(2djs|2dlua|)\.so$|^lib\/[^/]+\/libcocos2d[a-z]*\.so$/, /^assets\/.*\.(jsc|luac|js|lua)$/],
  },
  { name: 'unreal', partly: true, files: [/^lib\/[^/]+\/lib(UE4|Unreal)\.so$/] },
  { name: 'godot', partly: true, files: [/^lib\/[^/]+\/libgodot_android\.so$/] },
  {
    name: 'xamarin',
    partly: false,
    files: [/^lib\/[^/]+\/libmonodroid\.so$/, /^assemblies\/|^lib\/[^/]+\/libassemblies\.[^/]*\.so$|^lib\/[^/]+\/libxamarin-app\.so$/],
  },
  { name: 'nativescript', partly: false, files: [/^lib\/[^/]+\/libNativeScript\.so$/, /^assets\/app\//] },
  { name: 'titanium', partly: false, files: [/^lib\/[^/]+\/libkroll-v8\.so$/] },
  { name: 'autojs', partly: false, files: [/^assets\/project\/project\.json$/, /^assets\/project\/.*\.js$/] },
  { name: 'androlua', partly: false, files: [/^assets\/(main|init)\.lua$/, /^lib\/[^/]+\/libluajava\.so$/] },
  { name: 'python', partly: false, files: [/^assets\/(chaquopy\/app\.imy|private\.(mp3|tar))$|^lib\/[^/]+\/libpybundle\.so$/] },
  { name: 'quickapp', partly: true, files: [/^assets\/[^/]+\.rpk$/] },
  { name: 'finclip', partly: true, files: [/^lib\/[^/]+\/libfinclip[^/]*\.so$/] },
  { name: 'nodejs-mobile', partly: true, files: [/^lib\/[^/]+\/libnode\.so$/, /^assets\/(nodejs-project|www\/nodejs-project)\//] },
];

/** Longer paths are not engine files; patterns are not tried on them. */
const LONGEST_PATH = 256;

export function scriptEnginesOf({ files }: App): readonly ScriptEngine[] {
  const paths = files.map(({ path }) => path).filter((path) => path.length <= LONGEST_PATH && IN_QUESTION.test(path));
  return ENGINES.flatMap(({ name, partly, files: wanted }) => {
    const found = wanted.map((pattern) => paths.find((path) => pattern.test(path.slice(path.indexOf('!') + 1))));
    const [first] = found;
    return first === undefined || found.includes(undefined) ? [] : { name, partly, file: first };
  });
}

const IN_QUESTION = /(^|!)(assets|lib|assemblies)\//;
