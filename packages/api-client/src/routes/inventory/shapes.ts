import Type from 'typebox';
import { closed, oneOf, Uuid } from '../../schema.ts';

export const AppKind = oneOf(['app', 'mini-program', 'quick-app', 'preinstalled']);

export const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });

export const Category = Type.Integer({ minimum: 1, maximum: 39 });

export const Search = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    'Chinese name (one character or more), pinyin or its initials, package name, App备案号, 统一社会信用代码, SHA-256 of a file or certificate',
});

export const VersionCode = Type.Union([Type.Integer(), Type.String()]);

export const appParams = closed({ app: Uuid });
