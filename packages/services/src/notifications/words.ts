import { type Fields, type NotificationCatalogue, type Words, wordsOf } from '@touchstone/domain/notification';

/** A notification in a person's language; what is known of its topic no more is shown by its name. */
export function notificationWords(
  catalogue: NotificationCatalogue,
  { topic, fields, isEscalation }: { readonly topic: string; readonly fields: Fields; readonly isEscalation: boolean },
  language: string,
): Words {
  const known = catalogue.topics.find(({ id }) => id === topic);
  const words = known === undefined ? { subject: topic, text: '' } : wordsOf(known, language, inLanguage(catalogue, fields, language));
  if (!isEscalation) return words;
  const around = language === 'en' ? catalogue.unread.en : catalogue.unread.zh;
  return { ...words, subject: around.replace('{{subject}}', () => words.subject) };
}

/** What a deadline is for is kept as its word, and said in the reader's language. */
function inLanguage(catalogue: NotificationCatalogue, fields: Fields, language: string): Fields {
  const purpose = fields.purpose === undefined ? undefined : catalogue.purposes[fields.purpose];
  return purpose === undefined ? fields : { ...fields, purpose: language === 'en' ? purpose.en : purpose.zh };
}
