export { type OfficePackage, openPackage, type Relation } from './open-package.ts';
