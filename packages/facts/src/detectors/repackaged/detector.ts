import type { Place } from '@touchstone/kernel/place';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { inManifest } from '../../manifest-place.ts';
import { foreignKey } from './foreign-key.ts';
import { nameInCode, nameInResources } from './other-names.ts';
import { toolMarks } from './tool-marks.ts';

/** Signs that somebody took an app of another apart and put it together again. Signs, not proof. */
export const repackaged: Detector = {
  id: 'repackaged',
  version: 2,
  yields: ['package.repackaged'],

  *detect(app, knowledge) {
    const { manifest } = app;
    if (manifest === undefined) return;
    const developer = foreignKey(app, manifest, knowledge);
    if (developer !== undefined)
      yield sign('foreign-key', `包名属于 ${developer}，签名不是 package of ${developer}, another key`, { file: app.file.name });
    for (const { tool, mark, at } of toolMarks(app, knowledge)) yield sign('tool-marks', `${tool}: ${mark}`, at);
    const code = nameInCode(app, manifest);
    if (code !== undefined) yield sign('package-and-code-differ', `${manifest.package} / ${code}`, inManifest('manifest'));
    const table = nameInResources(app, manifest);
    if (table !== undefined) yield sign('resources-and-code-differ', `${manifest.package} / ${table}`, { file: 'resources.arsc' });
  },
};

const sign = (what: string, detail: string, at: Place): Fact => ({ kind: 'package.repackaged', attributes: { sign: what, detail }, at });
