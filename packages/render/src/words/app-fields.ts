import type { Text } from '@touchstone/rules';
import type { Lang } from './lang.ts';

/** Field of a report's `app` for readers: `versionCode` is 版本号. A field without words is shown as it stands. */
export const nameOfAppField = (field: string, lang: Lang): string => appFields[field]?.[lang] ?? field;

const appFields: Readonly<Record<string, Text>> = {
  package: { zh: '包名', en: 'package' },
  label: { zh: '名称', en: 'label' },
  versionName: { zh: '版本', en: 'version' },
  versionCode: { zh: '版本号', en: 'version code' },
  minSdk: { zh: '最低 API', en: 'min API' },
  targetSdk: { zh: '目标 API', en: 'target API' },
  sha256: { zh: 'SHA-256', en: 'SHA-256' },
  sizeBytes: { zh: '大小', en: 'size' },
  splits: { zh: '拆分包', en: 'splits' },
};
