import { foldText } from '#app/domain/exercise/fold-text.ts'

/** Codes (ISO 639-1, and -2 in both its forms) and names of the languages of the United Nations, and Portuguese. */
const languages: Record<string, string> = {
  en: 'eng | English | anglais | anglaise | inglés | الإنجليزية | إنجليزي | انجليزية | انكليزي | الإنكليزية | إنجليزية',
  fr: 'fra | fre | French | français | française | francés | الفرنسية | فرنسي | فرنسية | Frans',
  es: 'spa | Spanish | espagnol | espagnole | español | española | castellano | castillan | Castilian | الإسبانية | إسباني | إسبانية | الأسبانية',
  ar: 'ara | Arabic | arabe | árabe | العربية | عربي | عربية | اللغة العربية | Arab',
  pt: 'por | Portuguese | portugais | portugués | português | البرتغالية | برتغالي',
  ru: 'rus | Russian | russe | ruso | русский | الروسية | روسي',
  zh: 'zho | chi | Chinese | chinois | chino | 中文 | الصينية | Mandarin',
}

const codeOfWord: ReadonlyMap<string, string> = new Map(
  Object.entries(languages).flatMap(([code, words]) =>
    [code, ...words.split('|')].map((word) => [foldText(word), code] as const),
  ),
)

/** The language (ISO 639-1) that a cell names: `fr`, `FR`, `fr-CA`, `fra`, `Français`, `الفرنسية`; null if none we know. */
export function readLanguage(typed: string): string | null {
  if (typed.length > 60) return null
  const tag = /^\s*([a-z]{2,3})[-_][a-z0-9-]{2,}\s*$/i.exec(typed)?.[1]
  // "French / Français", "English (UK)".
  const [first = ''] = typed.replace(/\([^)]*\)/g, ' ').split(/[/,;+&]/)
  for (const word of [typed, tag, first]) {
    const code = word && codeOfWord.get(foldText(word))
    if (code) return code
  }
  return null
}
