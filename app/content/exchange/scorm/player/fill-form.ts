import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import * as m from '#app/messages/generated/messages/_index.js'
import { make } from './dom.ts'
import { inDigits } from './told.ts'

/** Puts an earlier answer back into its form. */
export function fillForm(form: HTMLFormElement, fields: Fields): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement) {
      const values = fields[element.name] ?? []
      if (element.type === 'radio' || element.type === 'checkbox')
        element.checked = values.includes(element.value)
      else if (element.type === 'text') element.value = values[0] ?? ''
    } else if (element instanceof HTMLSelectElement) element.value = fields[element.name]?.[0] ?? ''
  }
}

/** Asks which of two numbers was meant; without readings the question goes. */
export function askReading(form: HTMLFormElement, readings: readonly number[], language: string): void {
  const place = form.querySelector('[data-readings]')
  if (!place) return
  const choices = readings.map((reading) =>
    make(
      'label',
      { class: 'pick' },
      make('input', { type: 'radio', name: 'reading', value: String(reading) }),
      make('span', {}, inDigits(reading, language)),
    ),
  )
  const asked = make('fieldset', {}, make('legend', {}, m.verdict_ambiguous()), ...choices)
  place.replaceChildren(...(readings.length > 0 ? [asked] : []))
}
