import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashed, type Release, releaseText, tarOf } from './release.ts';
import { publicKeyText, signatureOf, signingKey } from './signing-key.ts';

export interface PackOptions {
  readonly version: string;
  /** PEM file of the Ed25519 key; made when it is not there. */
  readonly keyFile: string;
  /** Folder for the archive. */
  readonly out: string;
  /** Node that the installation runs on. */
  readonly node: string;
  /** Lays out the installation in a folder. */
  readonly stage: (folder: string) => void;
}

export interface Packed {
  readonly archive: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly publicKey: string;
  readonly isNewKey: boolean;
}

const INSTALLERS = ['install.sh', 'install.mjs'] as const;

/** One archive: the installation, its runtime, the installer, and a signed list of them. */
export async function pack({ version, keyFile, out, node, stage }: PackOptions): Promise<Packed> {
  const { key, isNew } = signingKey(keyFile);
  const platform = `${process.platform}-${process.arch}`;
  const name = `touchstone-${version}-${platform}`;
  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(out, '.pack-'));
  try {
    const [payload, outer] = [join(work, 'payload'), join(work, 'outer', name)];
    mkdirSync(payload, { recursive: true });
    mkdirSync(outer, { recursive: true });
    stage(payload);
    await tarOf(payload, join(outer, 'payload.tar.zst'));
    cpSync(node, join(outer, 'node'));
    for (const file of INSTALLERS) cpSync(join(import.meta.dirname, file), join(outer, file));
    for (const file of ['node', 'install.sh']) chmodSync(join(outer, file), 0o755);

    const names = ['node', 'payload.tar.zst', ...INSTALLERS];
    const files = Object.fromEntries(await Promise.all(names.map(async (file) => [file, await hashed(join(outer, file))] as const)));
    const release: Release = { schema: 'touchstone-offline-release/1', version, platform, node: process.version, files };
    writeFileSync(join(outer, 'release.json'), releaseText(release));
    writeFileSync(join(outer, 'release.sig'), signatureOf(releaseText(release), key));

    const archive = join(out, `${name}.tar`);
    if (existsSync(archive)) rmSync(archive);
    await tarOf(dirname(outer), archive);
    return { archive, ...(await hashed(archive)), publicKey: publicKeyText(key), isNewKey: isNew };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
