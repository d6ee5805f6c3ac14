type TokenKind = 'space' | 'comment' | 'text' | 'blob' | 'quoted' | 'number' | 'word' | 'variable' | 'sign'

export interface Token {
  kind: TokenKind
  text: string
  /** Where it begins, in UTF-16 units. */
  at: number
}

/** Blanks as SQLite knows them, and those that come along with text pasted from a page or a document. */
const blank = '[ \\t\\n\\f\\r\\ufeff\\u00a0\\u2007\\u2009\\u202f\\u3000]'

/** In this order: the first that fits is taken. */
const patterns: Record<TokenKind, string> = {
  space: `${blank}+`,
  comment: '--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)',
  blob: "[xX]'[0-9a-fA-F]*'",
  text: "'(?:[^']|'')*'",
  quoted: '"(?:[^"]|"")*"|`(?:[^`]|``)*`|\\[[^\\]]*\\]',
  number: '0[xX][0-9a-fA-F]+|(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?',
  word: `(?!${blank})[A-Za-z_\\u0080-\\uffff](?:(?!${blank})[\\w$\\u0080-\\uffff])*`,
  variable: '[?:@$#]\\w*',
  sign: '->>|->|<>|<=|>=|!=|==|\\|\\||<<|>>|[\\s\\S]',
}

const kinds = Object.keys(patterns) as TokenKind[]
const anyToken = new RegExp(kinds.map((kind) => `(${patterns[kind]})`).join('|'), 'g')

/** Cuts SQL into its tokens, without judging it: any text gives some, and all of them together give the text. */
export const tokensOf = (sql: string): Token[] =>
  Array.from(sql.matchAll(anyToken), (match) => {
    const kind = kinds.find((_, index) => match[index + 1] !== undefined) ?? 'sign'
    return { kind, text: match[0], at: match.index }
  })

/** The tokens that mean something: no blanks, no comments. */
export const meaningful = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment')

/** Whether a token is this word or sign, in any case. */
export const is = (token: Token | undefined, ...words: string[]): boolean =>
  token !== undefined &&
  (token.kind === 'word' || token.kind === 'sign') &&
  words.includes(token.text.toUpperCase())

/** The name that a word or a quoted name stands for. */
export function nameOf({ kind, text }: Token): string {
  if (kind !== 'quoted') return text
  const [open, inner] = [text[0], text.slice(1, -1)]
  return open === '[' ? inner : inner.replaceAll(`${open}${open}`, `${open}`)
}

/** The SQL with plain blanks for the pasted ones, every place kept. */
export const withPlainBlanks = (tokens: readonly Token[]): string =>
  tokens.map(({ kind, text }) => (kind === 'space' ? text.replace(/[^\t\n\f\r]/g, ' ') : text)).join('')
