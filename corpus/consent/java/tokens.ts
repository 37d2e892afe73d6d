export type TokenKind = 'name' | 'int' | 'long' | 'float' | 'double' | 'string' | 'char' | 'mark' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of strings and characters the content. */
  readonly text: string;
  readonly line: number;
}

const PATTERN =
  /(\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([A-Za-z_$][\w$]*)|(0[xX][\da-fA-F]+|\d+(?:\.\d+)?)([LlFfDd]?)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.))'|(->|\+\+|--|<<|>>>|>>|==|!=|<=|>=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.(){}[\]@])/y;

/** Cuts source text into tokens. @throws Error with the line at a character that begins none */
export function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(source);
    if (!match) throw new Error(`line ${line}: no token begins with ${source.slice(at, at + 20)}`);
    const [whole, blank, name, number, suffix = '', string, char, mark] = match;
    if (blank === undefined) {
      if (name !== undefined) found.push({ kind: 'name', text: name, line });
      else if (number !== undefined) found.push({ kind: numberKind(number, suffix), text: number, line });
      else if (string !== undefined) found.push({ kind: 'string', text: unescaped(string), line });
      else if (char !== undefined) found.push({ kind: 'char', text: unescaped(char), line });
      else found.push({ kind: 'mark', text: mark ?? '', line });
    }
    line += whole.split('\n').length - 1;
    at = PATTERN.lastIndex;
  }
  return [...found, { kind: 'end', text: '', line }];
}

function numberKind(number: string, suffix: string): TokenKind {
  if (/[Ll]/.test(suffix)) return 'long';
  if (/[Ff]/.test(suffix)) return 'float';
  return /[Dd]/.test(suffix) || (number.includes('.') && !number.startsWith('0x')) ? 'double' : 'int';
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);
}
