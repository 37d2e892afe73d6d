export { openS3, type S3Options } from './open-s3.ts';
