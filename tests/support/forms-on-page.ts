/** A form as a page without scripts has it. */
export interface FormOnPage {
  /** Where it goes: a path of the site. */
  action: string
  fields: Field[]
  buttons: { name: string; value: string; label: string }[]
}

interface Field {
  kind: 'hidden' | 'words' | 'choice' | 'file'
  name: string
  value: string
}

/** The forms of a page that post. Reads what our one renderer writes, and nothing else. */
export function formsOf(html: string, address: string): FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, written = '', inner = '']) => {
    const form = attributesOf(written)
    if (form.method !== 'post') return []
    return [
      {
        action: form.action || address,
        fields: [...inputsOf(inner), ...textareasOf(inner), ...selectsOf(inner)].filter(({ name }) => name),
        buttons: [...inner.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].flatMap(
          ([, tag = '', label = '']) => {
            const { type = 'submit', name = '', value = '' } = attributesOf(tag)
            return type === 'submit' ? [{ name, value, label: label.replace(/<[^>]*>/g, '').trim() }] : []
          },
        ),
      },
    ]
  })
}

function inputsOf(inner: string): Field[] {
  return [...inner.matchAll(/<input\b([^>]*)\/?>/g)].flatMap(([, tag = '']): Field[] => {
    const { type = 'text', name = '', value = '', checked } = attributesOf(tag)
    if (type === 'hidden' || type === 'file') return [{ kind: type, name, value }]
    if (type !== 'checkbox' && type !== 'radio') return [{ kind: 'words', name, value }]
    return checked === undefined ? [] : [{ kind: 'choice', name, value: value || 'on' }]
  })
}

const textareasOf = (inner: string): Field[] =>
  [...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(([, tag = '', value = '']) => ({
    kind: 'words',
    name: attributesOf(tag).name ?? '',
    value: asWritten(value.replace(/^\n/, '')),
  }))

const selectsOf = (inner: string): Field[] =>
  [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, tag = '', options = '']) => {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(option))
    const chosen = all.find(({ selected }) => selected !== undefined) ?? all[0]
    return chosen ? [{ kind: 'choice', name: attributesOf(tag).name ?? '', value: chosen.value ?? '' }] : []
  })

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z][\w-]*)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      asWritten(value),
    ]),
  )
}

/** The text that these entities stand for. */
export const asWritten = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => signs[sign] ?? sign)

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
