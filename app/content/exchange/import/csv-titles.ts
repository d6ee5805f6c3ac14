import { foldText } from '#app/domain/exercise/fold-text.ts'

export type CsvColumn =
  | 'question'
  | 'name'
  | 'category'
  | 'type'
  | 'right'
  | 'tolerance'
  | 'unit'
  | 'points'
  | 'hint'
  | 'solution'
  | 'option'
  | 'feedback'

/** Titles in English, French, Spanish and Arabic; `option` and `feedback` may have a number behind them. */
const titles: Record<CsvColumn, string> = {
  question: `Question | Question text | Prompt | Énoncé | Texte de la question | Pregunta | Enunciado | Texto de la pregunta | السؤال | سؤال | نص السؤال`,
  name: `Name | Title | Question name | Nom | Titre | Intitulé | Nombre | Título | الاسم | العنوان`,
  category: `Category | Topic | Catégorie | Thème | Categoría | Tema | الفئة | الموضوع`,
  type: `Type | Kind | Question type | Type de question | Genre | Tipo | Tipo de pregunta | النوع | نوع السؤال`,
  right: `Right | Right answer | Right answers | Correct | Correct answer | Correct answers | Answer | Key | Juste | Bonne réponse | Bonnes réponses | Réponse | Réponse correcte | Réponses correctes | Correcta | Respuesta | Respuesta correcta | Respuestas correctas | Clave | الإجابة | الجواب | الإجابة الصحيحة | الصحيح`,
  tolerance: `Tolerance | Margin | Tolérance | Marge | Tolerancia | Margen | السماح | هامش | التفاوت`,
  unit: `Unit | Unité | Unidad | الوحدة`,
  points: `Points | Mark | Marks | Score | Barème | Puntos | Puntuación | النقاط | الدرجة`,
  hint: `Hint | Hints | Indice | Indices | Pista | Pistas | تلميح`,
  solution: `Solution | Explanation | General feedback | Explication | Corrigé | Feedback général | Rétroaction générale | Solución | Explicación | Retroalimentación general | الحل | الشرح | التفسير`,
  option: `Option | Choice | Choix | Proposition | Opción | الخيار | خيار`,
  feedback: `Feedback | Comment | Rétroaction | Commentaire | Retour | Retroalimentación | Comentario | التغذية الراجعة | ملاحظات | التعليق`,
}

const columnOfTitle: ReadonlyMap<string, CsvColumn> = new Map(
  Object.entries(titles).flatMap(([column, words]) =>
    words.split('|').map((title) => [foldText(title), column as CsvColumn] as const),
  ),
)

/** What a column holds by its title: "Option 2", "Réponse correcte", "A" for the first option. Null if it is not known. */
export function csvColumnOf(title: string): { column: CsvColumn; number: number | null } | null {
  const numbered = /^(.*?)[\s._-]*(\d{1,2}|[A-Z])$/.exec(title.trim())
  const whole = columnOfTitle.get(foldText(title))
  if (whole) return { column: whole, number: null }
  if (!numbered) return null
  const [, words = '', suffix = ''] = numbered
  const number = /\d/.test(suffix) ? Number(suffix) : suffix.charCodeAt(0) - 64
  const column = words.trim() === '' && /[A-Z]/.test(suffix) ? 'option' : columnOfTitle.get(foldText(words))
  return column === 'option' || column === 'feedback' ? { column, number } : null
}

export type CsvType =
  | 'choice'
  | 'several'
  | 'true-false'
  | 'numeric'
  | 'text'
  | 'match'
  | 'order'
  | 'written'
  | 'prose'

const types: Record<CsvType, string> = {
  choice: `Choice | Single choice | Multiple choice | MC | MCQ | Choix | Choix unique | Choix simple | QCU | QCM | Opción única | Selección única | Opción múltiple | اختيار | اختيار واحد | اختيار من متعدد`,
  several: `Several | Multiple | Multiple response | Multiple answers | Several answers | Choix multiple | Choix multiples | Plusieurs réponses | Réponses multiples | Selección múltiple | Respuesta múltiple | Varias respuestas | اختيار متعدد | إجابات متعددة`,
  'true-false': `True false | True or false | TF | Vrai faux | Vrai ou faux | VF | Verdadero falso | Verdadero o falso | صح خطأ | صح أو خطأ | صواب خطأ`,
  numeric: `Number | Numeric | Numerical | Nombre | Numérique | Número | Numérico | Numérica | عدد | رقم | رقمي`,
  text: `Text | Short answer | Word | Texte | Réponse courte | Mot | Texto | Respuesta corta | Palabra | نص | إجابة قصيرة`,
  match: `Match | Matching | Pairs | Appariement | Association | Paires | Emparejamiento | Correspondencia | Pares | مطابقة | توصيل`,
  order: `Order | Ordering | Sequence | Ordre | Classement | Orden | Ordenar | Ordenación | ترتيب`,
  written: `Written | Essay | Open | Long text | Rédaction | Question ouverte | Composition | Ensayo | Redacción | Pregunta abierta | مقال | كتابة`,
  prose: `Prose | Description | Text only | Descripción | وصف`,
}

const typeOfWords: ReadonlyMap<string, CsvType> = new Map(
  Object.entries(types).flatMap(([type, words]) =>
    words.split('|').map((name) => [foldText(name), type as CsvType] as const),
  ),
)

export const csvTypeOf = (words: string): CsvType | null => typeOfWords.get(foldText(words)) ?? null

const truths: Record<string, boolean> = Object.fromEntries([
  ...[
    'true',
    't',
    'yes',
    'right',
    'vrai',
    'v',
    'oui',
    'juste',
    'verdadero',
    'cierto',
    'sí',
    'صحيح',
    'صح',
    'صواب',
    'نعم',
  ].map((word) => [foldText(word), true]),
  ...['false', 'f', 'no', 'wrong', 'faux', 'non', 'falso', 'خطأ', 'لا'].map((word) => [
    foldText(word),
    false,
  ]),
])

/** True or false in four languages; null if it says neither. */
export const truthOf = (words: string): boolean | null => {
  const folded = foldText(words)
  return Object.hasOwn(truths, folded) ? (truths[folded] ?? null) : null
}
