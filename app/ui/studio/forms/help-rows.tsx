import type { FilledText } from '#app/domain/studio/forms/filled.ts'
import { m } from '#app/messages/generated/messages.js'
import { AddRow, RowTools } from './row-tools.tsx'
import { type FormSetting, TextBox } from './text-box.tsx'
import { Told, useTold } from './told.tsx'

interface HelpRowsProps extends FormSetting {
  hints: FilledText[]
  solution: string
  /** A test tells nothing before its end. */
  hasHints: boolean
  /** How many hints the source has, in a translation: there are to be as many. */
  sourceHints: number | null
}

/** Hints, from the gentlest on, and the way to the answer. */
export function HelpRows({ hints, solution, hasHints, sourceHints, ...setting }: HelpRowsProps) {
  const canAdd = sourceHints === null ? hasHints : hints.length < sourceHints
  const canDrop = sourceHints === null || hints.length > sourceHints
  const { describedBy } = useTold('help')
  return (
    <fieldset className="form-part" id="help" aria-describedby={describedBy}>
      <legend>{m.studio_form_help()}</legend>
      <Told id="help" />
      {(canAdd || hints.length > 0) && (
        <>
          <p className="hint">{m.studio_form_hints_hint()}</p>
          <ol className="form-rows">
            {hints.map((hint, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the form is made anew whenever its rows change.
              <li key={at} className="form-row">
                <input type="hidden" name={`hint-${at}-from`} value={hint.from ?? 'new'} />
                <TextBox
                  id={`hint-${at}-text`}
                  label={m.studio_form_hint({ number: at + 1 })}
                  value={hint.text}
                  {...setting}
                />
                {canDrop && (
                  <RowTools
                    sort="hint"
                    at={at}
                    count={hints.length}
                    name={m.studio_form_hint({ number: at + 1 })}
                    canMove={sourceHints === null}
                  />
                )}
              </li>
            ))}
          </ol>
          {canAdd && <AddRow sort="hint" label={m.studio_form_add_hint()} />}
        </>
      )}
      <TextBox
        id="solution"
        label={m.studio_form_solution()}
        hint={m.studio_form_solution_hint()}
        value={solution}
        rows={3}
        {...setting}
      />
    </fieldset>
  )
}
