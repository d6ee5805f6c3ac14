import { plainDigits } from './digits.ts'

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
}

// Spellings that Arabic and Persian keyboards mix: final ya and alef maksura, ta marbuta and ha, the two kafs.
const arabicLetters: Record<string, string> = { ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' }

/** Marks over and under Latin, Greek, Cyrillic, Hebrew and Arabic letters; not the vowels of Indic scripts. */
const marks =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/gu

/** Joins words and ends sentences; signs that carry meaning (% & + < #) stay. */
const punctuation = /[^\P{P}%‰&#@*]/gu

/**
 * Two answers are the same when they fold to the same: case, accents, punctuation and spaces aside, and Arabic vowel
 * signs and tatweel. An answer of nothing but punctuation stands as typed.
 */
export function foldText(text: string): string {
  const folded = plainDigits(text)
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/[ßæœøđðłıþ]/gu, (letter) => letters[letter] ?? letter)
    .replace(/[ىیةک]/gu, (letter) => arabicLetters[letter] ?? letter)
    // A point or comma between digits makes the number: 1.5 is not 15.
    .replace(/(?<=\d)[.,٫](?=\d)/gu, '·')
    .replace(punctuation, (sign) => (sign === '·' ? sign : ''))
    .replace(/\s+/gu, '')
  return folded === '' ? text.trim() : folded
}
