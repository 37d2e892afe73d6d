export { nextDigest, retryAt } from './mail-times.ts';
export {
  CHOICES,
  type Choice,
  FIELDS,
  type Field,
  type Fields,
  fill,
  holesOf,
  type NotificationCatalogue,
  type Topic,
  type Words,
  wordsOf,
} from './topic.ts';
