import type { App, Manifest } from '@touchstone/app-model';
import { frameworkAttribute, isReference, readAxml } from '@touchstone/formats/axml';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { launcherEntries } from '../../launcher.ts';
import { rowList } from '../../lists.ts';
import { inManifest } from '../../manifest-place.ts';
import { hidingCalls } from './hides-in-code.ts';
import { iconState } from './icon.ts';

/** Labels, icons and launcher entries that keep the user from finding the app, and labels that pass for the system. */
export const appHidden: Detector = {
  id: 'app-hidden',
  version: 3,
  yields: ['app.hidden', 'app.disguised', 'analysis.limit'],

  *detect(app, knowledge) {
    const { manifest } = app;
    if (manifest === undefined) return;
    if (!isTestOfAnother(manifest)) yield* hiddenEntries(manifest);
    const label = shownLabel(manifest);
    if (label !== undefined && plain(label) === '') yield hidden('blank-label');
    const entry = launcherEntries(manifest).find(({ enabled }) => enabled);
    const icon = entry?.icon ?? manifest.application.icon;
    const state = entry === undefined ? 'visible' : iconState(app, icon, icon === undefined ? iconReference(app) : undefined);
    if (state !== 'visible') yield hidden(state === 'none' ? 'no-icon' : 'transparent-icon');
    const { calls, isCut } = hidingCalls(app, manifest);
    if (isCut) yield { kind: 'analysis.limit', attributes: { what: 'app-hidden:calls' }, at: { file: app.file.name } };
    for (const call of calls) {
      yield { kind: 'app.hidden', attributes: { how: 'hides-itself-in-code' }, at: call.place() };
    }
    const imitated = label === undefined ? undefined : imitates(label, manifest, knowledge);
    if (imitated !== undefined) yield { kind: 'app.disguised', attributes: { imitates: imitated }, at: inManifest('manifest/application') };
  },
};

const hidden = (how: string): Fact => ({ kind: 'app.hidden', attributes: { how }, at: inManifest('manifest/application') });

/** The test of another app is started by that app's name and needs no icon; it has nothing that runs in the background. */
const isTestOfAnother = ({ instrumentations, components, package: name }: Manifest): boolean =>
  instrumentations.some(({ target }) => target !== '' && target !== name) &&
  components.every(({ type }) => type !== 'service' && type !== 'receiver');

/** Without an enabled launcher entry the app has no icon on the home screen. */
function* hiddenEntries(manifest: Manifest): Iterable<Fact> {
  const entries = launcherEntries(manifest);
  if (entries.some(({ enabled }) => enabled)) return;
  const [first] = entries;
  if (first === undefined) yield hidden('no-launcher');
  else yield { kind: 'app.hidden', attributes: { how: 'launcher-alias-disabled' }, at: inManifest(first.element) };
}

/** What stands under the icon: label of the entry, else of the app. */
function shownLabel(manifest: Manifest): string | undefined {
  const entry = launcherEntries(manifest).find(({ enabled }) => enabled);
  const { label } = manifest.application;
  return entry?.label.zh ?? entry?.label.default ?? label.zh ?? label.default;
}

/** Without spaces, controls, and letters that take no room or show nothing: what is left can be seen. */
const plain = (label: string): string => label.replace(INVISIBLE, '');
const INVISIBLE = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Resource id of the icon in the manifest as it stands; undefined when there is no such attribute. */
function iconReference(app: App): number | undefined {
  const file = app.fileAt('AndroidManifest.xml');
  const document = file === undefined ? undefined : readAxml(file.read().value).value;
  const tag = document?.elements.find(({ name }) => name === 'application');
  const icon = tag === undefined || document === undefined ? undefined : frameworkAttribute(document, tag, 'icon');
  return icon !== undefined && isReference(icon.value) ? icon.value.data : undefined;
}

/** Name of the system app or service whose label it bears; none for packages that may bear it. */
function imitates(label: string, manifest: Manifest, knowledge: Knowledge): string | undefined {
  const name = plain(label).toLowerCase();
  const row = rowList(knowledge, 'app-hidden', 'systemApps').find(({ labels }) =>
    list(labels).some((one) => plain(one).toLowerCase() === name),
  );
  if (row === undefined) return undefined;
  const isReal = list(row['packages']).some((prefix) => manifest.package === prefix || manifest.package.startsWith(`${prefix}.`));
  return isReal || manifest.sharedUserId === 'android.uid.system' ? undefined : list(row['labels'])[0];
}

const list = (value: string | readonly string[] | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));
