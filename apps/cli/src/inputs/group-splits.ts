import { dirname } from 'node:path';
import { byKey } from '@touchstone/kernel/order';
import type { Identity } from '@touchstone/scan-core';
import type { AppInput } from './find-inputs.ts';

/**
 * Joins the files of split sets: a folder whose APKs share package and version code and hold exactly one base is one
 * app, named after its base. All else stays as it is.
 *
 * @param peek what an APK says it is; asked in turn and no further than the first file that does not fit, so that a
 *   shelf of thousands of apps costs two looks
 */
export async function groupSplits(
  inputs: readonly AppInput[],
  peek: (path: string) => Promise<Identity | undefined>,
): Promise<readonly AppInput[]> {
  const byFolder = new Map<string, AppInput[]>();
  const out: AppInput[] = [];
  for (const input of inputs) {
    const [path = ''] = input.paths;
    if (!/\.apk$/i.test(path)) out.push(input);
    else byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), input]);
  }
  for (const group of byFolder.values()) {
    const set = group.length > 1 ? await splitSet(group, peek) : undefined;
    if (set === undefined) out.push(...group);
    else out.push(set);
  }
  return out.sort(byKey((input) => input.name));
}

async function splitSet(group: readonly AppInput[], peek: (path: string) => Promise<Identity | undefined>): Promise<AppInput | undefined> {
  let first: Identity | undefined;
  let base: AppInput | undefined;
  for (const input of group) {
    const identity = await peek(input.paths[0] ?? '');
    if (identity === undefined) return undefined;
    first ??= identity;
    if (identity.package !== first.package || identity.versionCode !== first.versionCode) return undefined;
    if (identity.split !== undefined) continue;
    if (base !== undefined) return undefined;
    base = input;
  }
  if (base === undefined) return undefined;
  return { name: base.name, paths: [...base.paths, ...group.filter((input) => input !== base).flatMap((input) => input.paths)] };
}
