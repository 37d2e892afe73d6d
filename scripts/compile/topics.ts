import { isPermission } from '@touchstone/domain/access';
import { CHOICES, FIELDS, holesOf, type NotificationCatalogue, type Topic, type Words } from '@touchstone/domain/notification';
import { DataFiles } from './data-files.ts';
import type { Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

/**
 * data/notifications/topics.yaml
 *
 * @throws DataError that names the file and the field
 */
export function compileTopics(files: readonly SourceFile[]): NotificationCatalogue {
  const file = new DataFiles(files).file('data/notifications/topics.yaml').only('topics', 'purposes', 'unread', 'digest');
  const topics = file.get('topics').list().map(readTopic);
  const twice = topics.find(({ id }, i) => topics.findIndex((other) => other.id === id) !== i);
  if (twice !== undefined) file.get('topics').fail(`${twice.id} is there twice`);
  const purposes = Object.fromEntries(
    file
      .get('purposes')
      .entries()
      .map(([name, words]) => [name, words.bothTexts()]),
  );
  const digest = file.get('digest').only('zh', 'en');
  return {
    topics,
    purposes,
    unread: file.get('unread').bothTexts(),
    digest: { zh: readWords(digest.get('zh')), en: readWords(digest.get('en')) },
  };
}

function readTopic(entry: Entry): Topic {
  entry.only('id', 'audience', 'permission', 'usual', 'onceADay', 'escalateAfterHours', 'zh', 'en');
  const permission = entry.get('permission').text();
  if (!isPermission(permission)) entry.get('permission').fail('is no permission');
  const hours = entry.get('escalateAfterHours').optionalWhole();
  return {
    id: entry.get('id').text(),
    audience: entry.get('audience').oneOf(['handler', 'readers', 'administrators']),
    permission,
    usual: entry.get('usual').oneOf(CHOICES),
    ...(entry.get('onceADay').flag() ? { onceADay: true as const } : {}),
    ...(hours === undefined ? {} : { escalateAfterHours: hours }),
    zh: readWords(entry.get('zh')),
    en: readWords(entry.get('en')),
  };
}

function readWords(entry: Entry): Words {
  entry.only('subject', 'text');
  const textOf = (name: string): string => {
    const unknown = holesOf(entry.get(name).text()).find((hole) => !FIELDS.some((field) => field === hole));
    return unknown === undefined ? entry.get(name).text() : entry.get(name).fail(`{{${unknown}}} is no field of messages`);
  };
  return { subject: textOf('subject'), text: textOf('text') };
}
