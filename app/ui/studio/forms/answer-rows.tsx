import type { FilledItem, FilledTable } from '#app/domain/studio/forms/filled.ts'
import type { ExerciseTag } from '#app/domain/studio/source/form.ts'
import { m } from '#app/messages/generated/messages.js'
import { wordsOfKind } from './form-words.ts'
import { AddRow, RowTools } from './row-tools.tsx'
import { type FormSetting, TextBox } from './text-box.tsx'
import { Told, useTold } from './told.tsx'

interface ItemRowsProps extends FormSetting {
  tag: ExerciseTag
  items: FilledItem[]
  isSource: boolean
}

/** The kinds whose answers are right or wrong, each with words of its own. */
const marked: readonly ExerciseTag[] = ['Choice', 'Numeric', 'Text']

/** Options, values, words, steps or criteria, a row each. */
export function ItemRows({ tag, items, isSource, ...setting }: ItemRowsProps) {
  const { answers, add } = wordsOfKind(tag)
  const { describedBy } = useTold('answers')
  return (
    <fieldset className="form-part" id="answers" aria-describedby={describedBy}>
      <legend>{answers()}</legend>
      <Told id="answers" />
      <ol className="form-rows">
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form is made anew whenever its rows change.
          <li key={at} className="form-row">
            <input type="hidden" name={`item-${at}-from`} value={item.from ?? 'new'} />
            {item.kept === null ? (
              <ItemFields {...{ tag, item, at, isSource }} {...setting} />
            ) : (
              <Kept source={item.kept} isSource={isSource} />
            )}
            {isSource && <RowTools sort="item" at={at} count={items.length} name={nameOf(item, at)} />}
          </li>
        ))}
      </ol>
      {isSource && <AddRow sort="item" label={add()} />}
    </fieldset>
  )
}

const nameOf = ({ text }: FilledItem, at: number): string =>
  `${at + 1} ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`.trim()

interface ItemFieldsProps extends FormSetting {
  tag: ExerciseTag
  item: FilledItem
  at: number
  isSource: boolean
}

function ItemFields({ tag, item, at, isSource, ...setting }: ItemFieldsProps) {
  const id = `item-${at}`
  const number = at + 1
  const { describedBy, isInvalid } = useTold(`${id}-mark`)
  return (
    <>
      <Told id={`${id}-mark`} />
      {marked.includes(tag) && isSource && (
        <label className="check" htmlFor={`${id}-mark`}>
          <input
            type="checkbox"
            id={`${id}-mark`}
            name={`${id}-mark`}
            value="on"
            defaultChecked={item.mark}
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
          />
          <span>
            {m.studio_form_right()}
            <span className="only-read"> ({number})</span>
          </span>
        </label>
      )}
      {marked.includes(tag) && !isSource && item.mark && (
        <p className="hint">
          <strong>{m.studio_form_right()}</strong> ({m.studio_form_locked()})
        </p>
      )}
      {tag === 'Numeric' ? (
        <div className="form-pair">
          <TextBox
            id={`${id}-text`}
            label={m.studio_form_value({ number })}
            value={item.text}
            isReadOnly={!isSource}
            {...setting}
          />
          <TextBox
            id={`${id}-tolerance`}
            label={m.studio_form_tolerance()}
            value={item.tolerance}
            isReadOnly={!isSource}
            {...setting}
          />
        </div>
      ) : (
        <TextBox
          id={`${id}-text`}
          label={m.studio_form_answer_text({ number })}
          value={item.text}
          {...setting}
        />
      )}
      {marked.includes(tag) && (
        <TextBox
          id={`${id}-feedback`}
          label={m.studio_form_feedback({ number })}
          value={item.feedback}
          {...setting}
        />
      )}
    </>
  )
}

/** What the form leaves alone, as it stands in the source. */
function Kept({ source, isSource }: { source: string; isSource: boolean }) {
  return (
    <>
      <p className="hint">{isSource ? m.studio_form_kept_row() : m.studio_form_kept_translation()}</p>
      <pre className="form-source" dir="ltr" translate="no">
        {source}
      </pre>
    </>
  )
}

interface PairRowsProps extends FormSetting {
  tag: ExerciseTag
  table: FilledTable
  isSource: boolean
}

/** The rows of pairs or of cases with their categories. */
export function PairRows({ tag, table, isSource, ...setting }: PairRowsProps) {
  const { answers, add } = wordsOfKind(tag)
  const { rows } = table
  const isMatch = tag === 'Match'
  const { describedBy } = useTold('answers')
  return (
    <fieldset className="form-part" id="answers" aria-describedby={describedBy}>
      <legend>{answers()}</legend>
      <Told id="answers" />
      <p className="hint">{isMatch ? m.studio_form_pairs_hint() : m.studio_form_cases_hint()}</p>
      <div className="form-pair">
        <TextBox id="head-left" label={m.studio_form_head_left()} value={table.left} {...setting} />
        <TextBox id="head-right" label={m.studio_form_head_right()} value={table.right} {...setting} />
      </div>
      <input type="hidden" name="head-feedback" value={table.feedback} />
      <ol className="form-rows">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form is made anew whenever its rows change.
          <li key={at} className="form-row">
            <input type="hidden" name={`row-${at}-from`} value={row.from ?? 'new'} />
            <div className="form-pair">
              <TextBox
                id={`row-${at}-left`}
                label={
                  isMatch ? m.studio_form_left({ number: at + 1 }) : m.studio_form_case({ number: at + 1 })
                }
                value={row.left}
                {...setting}
              />
              <TextBox
                id={`row-${at}-right`}
                label={
                  isMatch
                    ? m.studio_form_match({ number: at + 1 })
                    : m.studio_form_category({ number: at + 1 })
                }
                value={row.right}
                {...setting}
              />
            </div>
            <TextBox
              id={`row-${at}-feedback`}
              label={m.studio_form_row_feedback({ number: at + 1 })}
              value={row.feedback}
              {...setting}
            />
            {isSource && (
              <RowTools sort="row" at={at} count={rows.length} name={`${at + 1} ${row.left.slice(0, 40)}`} />
            )}
          </li>
        ))}
      </ol>
      {isSource && <AddRow sort="row" label={add()} />}
    </fieldset>
  )
}
