import Type, { type Static, type TProperties, type TSchema } from 'typebox';

/** An object that knows all its fields: one more is refused. */
export const closed = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** One of a few words. */
export const oneOf = <const W extends readonly string[]>(words: W) => Type.Unsafe<W[number]>({ type: 'string', enum: [...words] });

export const Uuid = Type.String({ format: 'uuid' });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, lower-case hexadecimal' });
/** An instant in UTC, RFC 3339. */
export const Instant = Type.String({ format: 'date-time' });
/** A day in Asia/Shanghai. */
export const Day = Type.String({ format: 'date' });
export const Count = Type.Integer({ minimum: 0 });
/** A word of our own: an id of an engine, a rule set, a kind. */
export const Word = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}$' });
/** A line a person typed. */
export const line = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** Nothing: the body of a 204. */
export const Nothing = Type.Null();
/** A stream; see `download` of the contract. */
export const Stream = Type.Unsafe<unknown>({});

/** Fields of every list's query: how many, and the token that the page before gave. */
export const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'rows a page; 50 when absent' })),
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`next` of the page before' })),
};

/** A page of a list. `total` is null where counting would cost more than reading. */
export const page = <S extends TSchema>(item: S) =>
  closed({ items: Type.Array(item), next: nullable(Type.String()), total: nullable(Count), totalIsExact: Type.Boolean() });

/** RFC 9457, with a stable `code`, the request's id as `instance`, and the fields at fault. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(closed({ pointer: Type.String(), message: Type.String() }))),
});
export type ProblemBody = Static<typeof Problem>;
