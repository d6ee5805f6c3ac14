import { asWritten } from '#tests/support/forms-on-page.ts'
import { corpus, type Hostile } from '#tests/support/hostile-corpus.ts'
import type { Stage } from '#tests/support/hostile-visit.ts'

/** A way by which somebody's text gets into the Studio, and from there into pages. */
export interface Door {
  name: string
  /** What is sent through it; the whole corpus if it doesn't say. */
  of?: readonly Hostile[]
  /** How many go at once, where one page shows many. */
  atOnce?: number
  /** Sends them as its page would, and visits every page on which they then stand. */
  send(stage: Stage, texts: Hostile[]): Promise<void>
}

/** What a door sends, in the portions in which it goes. */
export function portionsOf({ of = corpus, atOnce = 1 }: Door): { name: string; texts: Hostile[] }[] {
  const portions: { name: string; texts: Hostile[] }[] = []
  for (let from = 0; from < of.length; from += atOnce) {
    const texts = of.slice(from, from + atOnce)
    const more = texts.length > 1 ? ` and ${texts.length - 1} more` : ''
    portions.push({ name: `${texts[0]?.name ?? ''}${more}`, texts })
  }
  return portions
}

export const studio = '/en/studio/foundations'

export function formWith(
  fields: Record<string, string>,
  files: [field: string, name: string, bytes: Buffer | string][] = [],
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [field, name, bytes] of files)
    form.append(field, new Blob([new Uint8Array(Buffer.from(bytes))]), name)
  return form
}

/** The value of a hidden field of a page, as a browser would send it back. */
export function hiddenField(html: string, name: string): string | null {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0]
  const value = tag && /value="([^"]*)"/.exec(tag)?.[1]
  return value === undefined || tag === undefined ? null : asWritten(value ?? '')
}
