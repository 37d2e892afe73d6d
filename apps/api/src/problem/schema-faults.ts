import type { Told } from './refusal.ts';

/** One thing that does not fit a schema, as TypeBox names it. */
export interface SchemaFault {
  readonly keyword: string;
  readonly message: string;
  readonly params: {
    readonly type?: string | readonly string[];
    readonly limit?: number;
    readonly comparison?: string;
    readonly multipleOf?: number;
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否（true / false）',
  object: '对象',
  array: '列表',
  null: '空',
};

/** Of each keyword of JSON Schema what it asks for, in Chinese; English is TypeBox's own. */
const CHINESE: Readonly<Record<string, (params: SchemaFault['params']) => string>> = {
  additionalProperties: () => '没有这个字段或条件，请删去',
  required: () => '缺少此项，请填写',
  type: ({ type }) =>
    `应为${[type ?? []]
      .flat()
      .map((one) => TYPES[one] ?? one)
      .join('或')}`,
  enum: () => '不在可选的值之内',
  const: () => '不在可选的值之内',
  anyOf: () => '不在可选的值之内，或写法不对',
  oneOf: () => '不在可选的值之内，或写法不对',
  format: () => '写法不对',
  pattern: () => '写法不对',
  minLength: ({ limit }) => `至少 ${limit} 个字符`,
  maxLength: ({ limit }) => `最多 ${limit} 个字符`,
  minItems: ({ limit }) => `至少 ${limit} 项`,
  maxItems: ({ limit }) => `最多 ${limit} 项`,
  minProperties: ({ limit }) => `至少 ${limit} 个字段`,
  maxProperties: ({ limit }) => `最多 ${limit} 个字段`,
  minimum: ({ limit }) => `不得小于 ${limit}`,
  maximum: ({ limit }) => `不得大于 ${limit}`,
  exclusiveMinimum: ({ limit }) => `必须大于 ${limit}`,
  exclusiveMaximum: ({ limit }) => `必须小于 ${limit}`,
  multipleOf: ({ multipleOf }) => `必须是 ${multipleOf} 的倍数`,
  uniqueItems: () => '有重复的项',
};

/** What is wrong, in both languages. */
export const schemaFaultWords = ({ keyword, message, params }: SchemaFault): Told => [
  CHINESE[keyword]?.(params) ?? '不符合接口约定',
  message,
];
