/** The few words that the import itself writes, in the language of the module's source. */
interface ImportWords {
  yes: string
  no: string
  item: string
  partner: string
  case: string
  category: string
  picture: string
  criterion: string
  solution: string
}

const byLanguage: Record<string, ImportWords> = {
  en: {
    yes: 'True',
    no: 'False',
    item: 'Item',
    partner: 'Goes with',
    case: 'Case',
    category: 'Category',
    picture: 'Picture',
    criterion: 'The answer is right and gives its reasons.',
    solution: 'The model answer is still to be written.',
  },
  fr: {
    yes: 'Vrai',
    no: 'Faux',
    item: 'Élément',
    partner: 'Va avec',
    case: 'Cas',
    category: 'Catégorie',
    picture: 'Image',
    criterion: 'La réponse est juste et motivée.',
    solution: 'La réponse type reste à écrire.',
  },
  es: {
    yes: 'Verdadero',
    no: 'Falso',
    item: 'Elemento',
    partner: 'Va con',
    case: 'Caso',
    category: 'Categoría',
    picture: 'Imagen',
    criterion: 'La respuesta es correcta y da sus razones.',
    solution: 'La respuesta modelo está por escribir.',
  },
  ar: {
    yes: 'صحيح',
    no: 'خطأ',
    item: 'العنصر',
    partner: 'يقابله',
    case: 'الحالة',
    category: 'الفئة',
    picture: 'صورة',
    criterion: 'الإجابة صحيحة ومعلّلة.',
    solution: 'الإجابة النموذجية لم تُكتب بعد.',
  },
}

/** A language that has no words yet gets the English ones. */
export const importWords = (language: string): ImportWords =>
  byLanguage[language] ?? (byLanguage.en as ImportWords)
