// npm run pack:offline [-- --key FILE --out FOLDER]: one signed archive that installs with no network (docs/operate.md).
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isConsoleCurrent } from './console-sources.mjs';
import { pack } from './offline/pack.ts';
import { stage, versionOf } from './offline/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { values } = parseArgs({ options: { key: { type: 'string' }, out: { type: 'string' }, version: { type: 'string' } } });
const from = process.env['INIT_CWD'] ?? process.cwd();
const out = values.out === undefined ? join(root, 'dist', 'offline') : resolve(from, values.out);
const keyFile = values.key === undefined ? join(out, 'signing-key.pem') : resolve(from, values.key);

if (!isConsoleCurrent(root)) await import('./build-console.ts');
let files = 0;
const started = performance.now();
const { archive, sha256, sizeBytes, publicKey, isNewKey } = await pack({
  version: values.version ?? versionOf(root),
  keyFile,
  out,
  node: process.execPath,
  stage: (folder) => {
    files = stage(root, folder);
  },
});
const lines = [
  archive,
  `  ${files} 个文件 / files, ${(sizeBytes / 2 ** 20).toFixed(0)} MiB, ${((performance.now() - started) / 1000).toFixed(0)} s`,
  `  sha256      ${sha256}`,
  `  公钥 / public key  ${publicKey}`,
  ...(isNewKey ? [`  新签名密钥，请离线保存 / new signing key, keep it offline: ${keyFile}`] : []),
  '',
  '请用另一条途径把公钥交给安装者；在目标机器上 / give the public key to the installer by another way; on the machine:',
  `  tar xf ${archive.split('/').at(-1)} && sh ${archive
    .split('/')
    .at(-1)
    ?.replace(/\.tar$/, '')}/install.sh --public-key ${publicKey} --to /opt/touchstone`,
];
process.stdout.write(`${lines.join('\n')}\n`);
