// npm run build: makes dist/scan-core, the library as a package that can be published, dist/recorder, the agent of `touchstone record`, and
// apps/console/dist, the console.
// Same sources, same bytes.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { declarations } from './build/declarations.ts';
import { manifest } from './build/manifest.ts';
import { sizeTable } from './build/sizes.ts';
import { thirdPartyLicenses } from './build/third-party-licenses.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = process.argv[2] ?? join(root, 'dist/scan-core');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { libraries } = await bundle(root, out);
declarations(root, out);
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest(root), null, 2)}\n`);
writeFileSync(join(out, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(root, libraries));
cpSync(join(root, 'packages/scan-core/README.md'), join(out, 'README.md'));
cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
process.stdout.write(sizeTable(out));
if (process.argv[2] === undefined) {
  await import('./build-recorder.ts');
  await import('./build-console.ts');
}
