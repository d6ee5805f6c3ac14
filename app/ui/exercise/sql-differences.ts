import type { Difference } from '#app/labs/sql/difference.ts'
import type { Cell } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { conjunction, exactly } from '../format.ts'

type Code = Difference['code']
type Words = {
  [C in Code]: (difference: Extract<Difference, { code: C }>, locale: Language) => string
}

/** What a difference between two results says to a learner: one or two sentences, as plain text. */
export function differenceWords(difference: Difference, language: string): string {
  const tell = words[difference.code] as (difference: Difference, locale: Language) => string
  return tell(difference, isLanguage(language) ? language : 'en')
}

const words: Words = {
  'columns-missing': ({ count, ...found }, locale) =>
    m.sql_columns_missing({ count, names: listed(found.names, count, locale) }, { locale }),
  'columns-extra': ({ count, ...found }, locale) =>
    m.sql_columns_extra({ count, names: listed(found.names, count, locale) }, { locale }),
  'columns-misnamed': ({ pairs }, locale) => {
    const renamed = pairs.map(({ own, expected }) =>
      m.sql_renamed({ own: quoted(own, locale), expected: quoted(expected, locale) }, { locale }),
    )
    return m.sql_columns_misnamed({ pairs: conjunction(locale, renamed) }, { locale })
  },
  'column-count': (counts, locale) => m.sql_column_count(numbers(counts, locale), { locale }),
  'columns-swapped': ({ columns }, locale) =>
    m.sql_columns_swapped({ columns: listed(columns, columns.length, locale) }, { locale }),

  'no-rows': ({ expected }, locale) => m.sql_no_rows({ expected: exactly(locale, expected) }, { locale }),
  'row-count': ({ isCut, ...counts }, locale) =>
    (isCut ? m.sql_row_count_cut : m.sql_row_count)(numbers(counts, locale), { locale }),
  'repeated-rows': (found, locale) => m.sql_repeated_rows(counted(found, locale), { locale }),
  'lost-repeats': (found, locale) => m.sql_lost_repeats(counted(found, locale), { locale }),
  'surplus-rows': (found, locale) =>
    found.value === null
      ? m.sql_surplus_null(inColumn(found, locale), { locale })
      : m.sql_surplus_rows({ ...inColumn(found, locale), value: literal(found.value) }, { locale }),
  'unexpected-rows': (found, locale) => m.sql_unexpected_rows(counted(found, locale), { locale }),
  'missing-rows': (found, locale) => m.sql_missing_rows(counted(found, locale), { locale }),
  combination: ({ column }, locale) =>
    column === null
      ? m.sql_combination({}, { locale })
      : m.sql_combination_column({ column: quoted(column, locale) }, { locale }),

  'text-for-number': (found, locale) => m.sql_text_for_number(placed(found, locale), { locale }),
  'number-for-text': (found, locale) => m.sql_number_for_text(placed(found, locale), { locale }),
  zeros: (found, locale) => m.sql_zeros(named(found, locale), { locale }),
  truncated: (found, locale) => m.sql_truncated(named(found, locale), { locale }),
  'share-for-percent': (found, locale) => m.sql_share_for_percent(named(found, locale), { locale }),
  'percent-for-share': (found, locale) => m.sql_percent_for_share(named(found, locale), { locale }),
  factor: (found, locale) => {
    const { factor } = found
    if (factor === null) return m.sql_same_factor(named(found, locale), { locale })
    const isLarge = factor > 1
    const times = exactly(locale, isLarge ? factor : 1 / factor)
    const tell = isLarge ? m.sql_times_too_large : m.sql_times_too_small
    return tell({ ...named(found, locale), times }, { locale })
  },
  shift: (found, locale) => {
    if (found.by === null) return m.sql_same_shift(named(found, locale), { locale })
    return (found.by > 0 ? m.sql_one_too_large : m.sql_one_too_small)(named(found, locale), { locale })
  },
  sign: (found, locale) => m.sql_sign(named(found, locale), { locale }),
  rounded: (found, locale) =>
    found.digits === null
      ? m.sql_rounded(named(found, locale), { locale })
      : m.sql_rounded_digits(inColumn({ ...found, count: found.digits }, locale), { locale }),
  'null-for-value': (found, locale) =>
    m.sql_null_for_value({ ...inColumn(found, locale), ...inRow(found, locale) }, { locale }),
  'value-for-null': (found, locale) =>
    m.sql_value_for_null({ ...inColumn(found, locale), ...placed(found, locale) }, { locale }),
  'text-look': (found, locale) =>
    m.sql_text_look({ ...inColumn(found, locale), ...placed(found, locale) }, { locale }),
  value: (found, locale) => m.sql_value({ ...inColumn(found, locale), ...placed(found, locale) }, { locale }),

  order: ({ row, keys, isReversed }, locale) => {
    const place = inRow({ row }, locale)
    if (isReversed) return m.sql_order_reversed({}, { locale })
    if (keys.length === 0) return m.sql_order(place, { locale })
    return m.sql_order_keys({ ...place, keys: listed(keys, keys.length, locale) }, { locale })
  },
}

const quoted = (text: string, locale: Language) => m.sql_quoted({ text }, { locale })

const named = ({ column }: { column: string }, locale: Language) => ({ column: quoted(column, locale) })

const inRow = ({ row }: { row: number }, locale: Language) => ({ row: exactly(locale, row) })

const placed = (found: { column: string; row: number; value: Cell }, locale: Language) => ({
  ...named(found, locale),
  ...inRow(found, locale),
  value: literal(found.value),
})

/** The number for the choice of the form, and as people write it. */
const counted = ({ count, row = 1 }: { count: number; row?: number }, locale: Language) => ({
  count,
  shown: exactly(locale, count),
  ...inRow({ row }, locale),
})

const inColumn = (found: { column: string; count: number }, locale: Language) => ({
  ...named(found, locale),
  count: found.count,
  shown: exactly(locale, found.count),
})

const numbers = ({ own, expected }: { own: number; expected: number }, locale: Language) => ({
  own: exactly(locale, own),
  expected: exactly(locale, expected),
})

function listed(names: string[], count: number, locale: Language): string {
  const shown = names.map((name) => quoted(name, locale))
  if (count <= names.length) return conjunction(locale, shown)
  const more = exactly(locale, count - names.length)
  return m.sql_and_more({ names: shown.join(', '), more }, { locale })
}

/** A cell as a query writes it, in any language: `age = 18`, `share = 26.2`, `sex = 'f'`. A year gets no separator. */
function literal(value: Cell): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return String(Number(value.toPrecision(15)))
}
