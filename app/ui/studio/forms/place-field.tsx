import type { TextPlaceChoice } from '#app/domain/studio/source/insert-block.ts'
import { m } from '#app/messages/generated/messages.js'
import { SelectField } from '#app/ui/form/field.tsx'

/** Behind what something is put into the text. */
export function PlaceField({ id, places, value }: { id: string; places: TextPlaceChoice[]; value?: string }) {
  return (
    <SelectField id={id} name="after" label={m.studio_place()} defaultValue={value ?? ''}>
      <option value="">{m.studio_place_end()}</option>
      {places.map(({ line, kind, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two places may be behind the same line.
        <option key={index} value={line}>
          {wordsOf[kind]({ name })}
        </option>
      ))}
    </SelectField>
  )
}

const wordsOf: Record<TextPlaceChoice['kind'], (on: { name: string }) => string> = {
  heading: ({ name }) => m.studio_place_heading({ name }),
  exercise: ({ name }) => m.studio_place_exercise({ name }),
  form: ({ name }) => m.studio_place_form({ name }),
}
