import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BundleFault, checkBundle, importBundle, makeBundle, StoreFault } from '@touchstone/stores';
import { EXIT } from '../exit-code.ts';
import { bundleFaultWords, bundleWords } from '../outputs/bundle-words.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { bundleKey, publicKeyIn } from './bundle-keys.ts';
import type { DefineCommand } from './command.ts';

interface MakeFlags {
  readonly key: string;
  readonly listings?: string;
}
interface CheckFlags {
  readonly publicKey: string;
}
interface ImportFlags extends CheckFlags {
  readonly into?: string;
  readonly name: string;
}

const KEY = '对方的公钥文件（PEM） / file with the sender’s public key';

export const bundleCommand: DefineCommand = (program, start) => {
  const bundle = program
    .command('bundle')
    .description('离线包：签名的应用文件夹，供不联网的机器 / a signed folder of apps, for machines without a network');
  bundle
    .command('make')
    .description('为文件夹里的应用写签名清单 / write the signed list of the apps in a folder')
    .argument('<folder>', '应用所在文件夹 / folder with the apps')
    .requiredOption('--key <file>', 'Ed25519 私钥（PEM），没有则生成 / the key; made when it is not there')
    .option('--listings <file>', 'JSON：按路径给出名称、主体等 / what listings say, by path')
    .addHelpText(
      'after',
      '\n同名的 *.policy.html（htm txt md pdf）作为该应用的隐私政策\nshop.policy.html beside shop.apk is its privacy policy',
    )
    .action((folder: string, flags: MakeFlags) => start((terminal) => make(folder, flags, terminal)));
  bundle
    .command('check')
    .description('核对签名与每个文件 / check the signature and every file')
    .argument('<folder>', '离线包文件夹 / folder of the bundle')
    .requiredOption('--public-key <file>', KEY)
    .action((folder: string, flags: CheckFlags) => start((terminal) => check(folder, flags, terminal)));
  bundle
    .command('import')
    .description('核对后放入导入目录，由平台获取 / check it and lay it where the platform takes it')
    .argument('<folder>', '离线包文件夹 / folder of the bundle')
    .requiredOption('--public-key <file>', KEY)
    .requiredOption('--name <name>', '导入目录下的文件夹，与商店设置一致 / folder below, as in the store’s settings')
    .option('--into <dir>', '导入目录，否则取 IMPORT_DIR / folder for imports; else IMPORT_DIR')
    .action((folder: string, flags: ImportFlags) => start((terminal) => take(folder, flags, terminal)));
};

const never = new AbortController().signal;

async function make(folder: string, { key, listings }: MakeFlags, { cwd, stdout, stderr }: Terminal): Promise<number> {
  const { privateKey, publicKeyFile, isNew } = bundleKey(resolve(cwd, key));
  const stated = listings === undefined ? {} : statedIn(resolve(cwd, listings));
  const options = { privateKey, madeAt: new Date().toISOString(), stated };
  const { bundle, problems } = await told(() => makeBundle(resolve(cwd, folder), options, never));
  for (const { code, at } of problems) stderr.write(`✗ ${at}: ${bundleWords(code)}\n`);
  stdout.write(`${bundle.listings.length} 个应用，${bundle.files.size} 个文件 / apps, files: ${folder}\n`);
  stdout.write(`公钥，请用另一条途径交给接收方 / public key, give it to the receiver by another way: ${publicKeyFile}\n`);
  if (isNew) stdout.write(`新私钥，请妥善保存 / new private key, keep it safe: ${key}\n`);
  return problems.length === 0 ? EXIT.done : EXIT.failOn;
}

async function check(folder: string, { publicKey }: CheckFlags, { cwd, stdout, stderr }: Terminal): Promise<number> {
  const key = publicKeyIn(resolve(cwd, publicKey));
  const { bundle, faults, unnamed } = await told(() => checkBundle(resolve(cwd, folder), key, never));
  for (const at of unnamed) stderr.write(`! ${at}: 不在清单内，不会导入 / not in the list, will not be taken\n`);
  if (faults.length > 0) return refused(faults, stderr);
  stdout.write(`✓ ${bundle.listings.length} 个应用，${bundle.files.size} 个文件，签名与散列相符 / apps, files: signature and hashes fit\n`);
  return EXIT.done;
}

async function take(folder: string, { publicKey, name, into }: ImportFlags, { cwd, stdout, stderr }: Terminal): Promise<number> {
  const imports = into ?? process.env['IMPORT_DIR'];
  if (imports === undefined || imports === '') throw new UsageError('缺少 --into 或 IMPORT_DIR / give --into or IMPORT_DIR');
  if (!/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(name))
    throw new UsageError(`--name 只能用字母、数字和 . _ - / / takes letters, digits and . _ - /, not: ${name}`);
  const options = { into: resolve(cwd, imports), name, publicKey: publicKeyIn(resolve(cwd, publicKey)) };
  const done = await told(() => importBundle(resolve(cwd, folder), options, never));
  if (!done.ok) return refused(done.faults, stderr);
  const { bundle, folder: target, hasReplaced } = done;
  stdout.write(`✓ ${bundle.listings.length} 个应用，${bundle.files.size} 个文件 / apps, files → ${target}\n`);
  stdout.write(
    hasReplaced
      ? '已替换同一密钥的上一包；下次轮询时获取 / in place of the one before; taken at the next poll\n'
      : `请登记商店：连接器 folder，folder 填 ${name}，publicKey 填公钥 / register a store: connector folder, with folder and publicKey\n`,
  );
  return EXIT.done;
}

function refused(faults: readonly BundleFault[], stderr: Terminal['stderr']): number {
  for (const { code, at } of faults) stderr.write(`✗ ${at}: ${bundleFaultWords(code)}\n`);
  stderr.write('未采用任何文件 / nothing of it is taken\n');
  return EXIT.failOn;
}

/** What is wrong with a whole bundle is said, and is no fault of ours. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFault) throw new UsageError(`${bundleFaultWords(error.code)}（${error.message}）`);
    const code = (error as NodeJS.ErrnoException).code;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
      throw new UsageError(`读写失败，请检查磁盘与权限 / look at the disk and who may write: ${(error as Error).message}`);
    throw error;
  }
}

function statedIn(file: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`--listings: 不是可读的 JSON / no JSON that can be read: ${file}`);
  }
  const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isObject(value) || !Object.values(value as object).every(isObject))
    throw new UsageError(`--listings: 应为按路径的对象 / takes an object by path, {"shop.apk": {"names": {…}}}: ${file}`);
  return value as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
