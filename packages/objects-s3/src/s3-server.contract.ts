import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const CODE = `
  const S3rver = require('s3rver');
  const [directory] = process.argv.slice(1);
  new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'objects' }] })
    .run().then(({ port }) => console.log(port));
  process.stdin.resume().on('end', () => process.exit());`;

/** An S3 server in a process of its own, with a bucket `objects`; it ends with us. It seals the tokens of its pages with DES. */
export async function startS3Server(folder: string) {
  const child = spawn(process.execPath, ['--openssl-legacy-provider', '--eval', CODE, folder], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
