import { bytesOfWindows1252 } from './windows-1252.ts'

/** Letters that a program read in the wrong encoding. */
export type BrokenLetters =
  /** UTF-8 taken for Windows-1252 ("JosÃ©"); `suggestion` is the text read again. */
  | { state: 'misread'; suggestion: string }
  /** A program put � or ? in place of letters ("Jos?"); nothing can bring them back. */
  | { state: 'lost' }

/** Null where nothing is suspicious. */
export function brokenLetters(text: string): BrokenLetters | null {
  const suggestion = readAgain(text)
  if (suggestion !== null) return { state: 'misread', suggestion }
  const isLost = text.includes('\ufffd') || /\p{L}\?\p{L}|\p{L}\?(?=\s|$)|\?\?/u.test(text)
  return isLost ? { state: 'lost' } : null
}

/** Letters of people's names in our languages; other bytes of a pair make a letter, too, which nobody meant. */
const ours =
  /^(?![\s\S]*[\u0250-\u02af])[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u

/** Twice: a file may have gone through the wrong program twice. "É’" alone would read as one letter more. */
function readAgain(text: string): string | null {
  const once = asUtf8(text)
  if (once === null) return null
  const twice = asUtf8(once)
  return twice !== null && ours.test(twice) ? twice : once
}

/** The first byte of a letter in UTF-8 and the next, as Windows-1252 shows them. */
const pair = /[Â-ôàâ]/

function asUtf8(text: string): string | null {
  if (!pair.test(text)) return null
  const bytes = bytesOfWindows1252(text)
  if (!bytes) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
