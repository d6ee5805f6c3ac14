import type { FilledCode } from '#app/domain/studio/forms/filled.ts'
import type { ExerciseTag } from '#app/domain/studio/source/form.ts'
import { m } from '#app/messages/generated/messages.js'
import { wordsOfCode } from './form-words.ts'
import { AddRow, RowTools } from './row-tools.tsx'
import { type FormSetting, TextBox } from './text-box.tsx'
import { Told, useTold } from './told.tsx'

interface CodeRowsProps extends FormSetting {
  tag: ExerciseTag
  codes: FilledCode[]
  isSource: boolean
}

const isMistake = ({ name }: FilledCode) => name.endsWith(' mistake')

/** The blocks of code of an exercise that computes: what stands in the field at first, the solution, mistakes. */
export function CodeRows({ tag, codes, isSource, ...setting }: CodeRowsProps) {
  const mistakes = codes.filter(isMistake)
  const { describedBy } = useTold('code')
  return (
    <fieldset className="form-part" id="code" aria-describedby={describedBy}>
      <legend>{m.studio_form_code()}</legend>
      <Told id="code" />
      {tag === 'Numeric' && <p className="hint">{m.studio_form_code_numeric()}</p>}
      {tag === 'R' && <p className="hint">{m.studio_form_code_r()}</p>}
      <ol className="form-rows">
        {codes.map((code, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form is made anew whenever its rows change.
          <li key={at} className="form-row">
            <input type="hidden" name={`code-${at}-from`} value={code.from ?? 'new'} />
            <input type="hidden" name={`code-${at}-name`} value={code.name} />
            <TextBox
              id={`code-${at}-text`}
              label={
                isMistake(code)
                  ? `${wordsOfCode(code.name)} ${mistakes.indexOf(code) + 1}`
                  : `${wordsOfCode(code.name)} (${code.name.split(' ')[0] === 'r' ? 'R' : 'SQL'})`
              }
              value={code.text}
              rows={3}
              isCode
              isReadOnly={!isSource && !code.name.endsWith(' starter')}
              {...setting}
            />
            {isMistake(code) && (
              <TextBox
                id={`code-${at}-feedback`}
                label={m.studio_form_mistake_feedback()}
                value={code.feedback}
                {...setting}
              />
            )}
            {isMistake(code) && isSource && (
              <RowTools
                sort="code"
                at={at}
                count={codes.length}
                name={`${wordsOfCode(code.name)} ${mistakes.indexOf(code) + 1}`}
                canMove={false}
              />
            )}
          </li>
        ))}
      </ol>
      {isSource && tag !== 'R' && <AddRow sort="code" label={m.studio_form_add_mistake()} />}
    </fieldset>
  )
}
