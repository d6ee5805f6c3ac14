import type { Block, EditionFacts } from '#app/domain/course/course.ts'
import type { ExerciseState } from './learning.ts'
import type { OutlineEntry } from './views.ts'

interface Text {
  facts: EditionFacts
  blocks: Block[]
}

const places = new WeakMap<Text, { type: 'heading' | 'exercise'; index: number }[]>()

/** Headings and exercises in the order of the page. Where they stand is found once for each edition. */
export function outlineOf(edition: Text, states: ReadonlyMap<string, ExerciseState>): OutlineEntry[] {
  const order = places.get(edition) ?? orderOf(edition)
  places.set(edition, order)
  const { headings, exercises } = edition.facts
  return order.flatMap(({ type, index }): OutlineEntry[] => {
    if (type === 'heading') {
      const heading = headings[index]
      return heading ? [{ type, id: heading.id, text: heading.text, level: heading.level }] : []
    }
    const exercise = exercises[index]
    if (!exercise) return []
    const { id, title, language } = exercise
    const status = states.get(id)?.status ?? 'open'
    return [{ type, id, number: index + 1, title, status, ...(language ? { language } : {}) }]
  })
}

/** Facts list headings and exercises apart; the blocks say how they alternate. */
function orderOf({ facts, blocks }: Text) {
  const order: { type: 'heading' | 'exercise'; index: number }[] = []
  let next = 0
  for (const block of blocks) {
    if (block.type === 'exercise') {
      order.push({ type: 'exercise', index: facts.exercises.findIndex(({ id }) => id === block.id) })
      continue
    }
    if (block.type === 'chart') continue
    for (
      let heading = facts.headings[next];
      heading && hasId(block.html, heading.id);
      heading = facts.headings[next]
    )
      order.push({ type: 'heading', index: next++ })
  }
  return order
}

const hasId = (html: string, id: string) => html.includes(`id="${id}"`)
