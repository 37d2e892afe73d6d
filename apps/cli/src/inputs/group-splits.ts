import { dirname } from 'node:path';
import { byKey } from '@touchstone/kernel/order';
import type { Identity } from '@touchstone/scan-core';
import type { AppInput } from './find-inputs.ts';

type Peek = (path: string) => Promise<Identity | undefined>;

/**
 * Joins the files of split sets: the APKs of a folder that share package and version code, exactly one of them a base,
 * are one app, named after its base. All else stays as it is: a split whose base is missing, or is there twice, is
 * reported by itself as one without base.
 *
 * @param peek what an APK says it is; asked in turn. In a large folder no further than the first file that is of
 *   another app when none was a split until then, so that a shelf of thousands of apps costs two looks
 */
export async function groupSplits(inputs: readonly AppInput[], peek: Peek): Promise<readonly AppInput[]> {
  const byFolder = new Map<string, AppInput[]>();
  const out: AppInput[] = [];
  for (const input of inputs) {
    const [path = ''] = input.paths;
    if (!/\.apk$/i.test(path)) out.push(input);
    else byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), input]);
  }
  for (const group of byFolder.values()) out.push(...(group.length > 1 ? await joined(group, peek) : group));
  return out.sort(byKey((input) => input.name));
}

/** Files of a folder that are all looked at, whatever they are. */
const SMALL_FOLDER = 32;

async function joined(group: readonly AppInput[], peek: Peek): Promise<readonly AppInput[]> {
  const apps = new Map<string, { input: AppInput; isSplit: boolean }[]>();
  let isShelf = group.length > SMALL_FOLDER;
  for (const input of group) {
    const identity = await peek(input.paths[0] ?? '');
    const key = identity === undefined ? `unreadable ${input.name}` : `${identity.package} ${identity.versionCode}`;
    const isSplit = identity?.split !== undefined;
    apps.set(key, [...(apps.get(key) ?? []), { input, isSplit }]);
    isShelf &&= !isSplit;
    if (isShelf && apps.size > 1) return group;
  }
  return [...apps.values()].flatMap((files) => {
    const [base, second] = files.filter(({ isSplit }) => !isSplit).map(({ input }) => input);
    const all = files.map(({ input }) => input);
    if (base === undefined || second !== undefined || all.length === 1) return all;
    return [{ name: base.name, paths: [base, ...all.filter((input) => input !== base)].flatMap(({ paths }) => paths) }];
  });
}
