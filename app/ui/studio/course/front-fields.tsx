import type {
  FrontError,
  FrontForm,
  FrontKind,
  Objective,
} from '#app/domain/studio/front-matter/front-form.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { CheckField, Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { errorsAt } from './course-words.ts'

interface FrontFieldsProps {
  textLanguage: string
  front: FrontForm
  sourceFront: FrontForm | null
  kind: FrontKind
  used: string[]
  revision: number
  typed: { form: FrontForm; added: Objective } | null
  errors: FrontError[]
}

/** The form of a front matter: one form, so that every button keeps what was typed in all fields. */
export function FrontFields(props: FrontFieldsProps) {
  const { textLanguage, front, sourceFront, kind, revision, typed, errors } = props
  const shown = typed?.form ?? front
  const at = (id: string) => errorsAt(errors, id)
  const ofText = { lang: textLanguage, dir: 'auto', required: true } as const
  return (
    <PostForm name="front" className="mt-4 long-fields">
      {(isBusy) => (
        <>
          <input type="hidden" name="revision" value={revision} />
          {/* Enter in a field presses the first button of a form: it saves, and moves nothing. */}
          <button type="submit" name="do" value="save" className="only-read" tabIndex={-1} aria-hidden="true">
            {m.studio_save()}
          </button>
          <Field
            id="title"
            name="title"
            label={m.studio_module_title()}
            hint={sourceFront?.title}
            defaultValue={shown.title}
            errors={at('title')}
            {...ofText}
          />
          <Field
            id="summary"
            name="summary"
            label={m.studio_course_summary()}
            hint={sourceFront?.summary}
            defaultValue={shown.summary}
            errors={at('summary')}
            {...ofText}
          />
          {kind.isSource && (
            <Field
              id="minutes"
              name="minutes"
              type="number"
              min={1}
              max={600}
              label={kind.isTest ? m.studio_test_minutes() : m.studio_module_minutes()}
              hint={kind.isTest ? m.studio_test_minutes_hint() : m.studio_module_minutes_hint()}
              defaultValue={shown.minutes}
              errors={at('minutes')}
              required
            />
          )}
          {kind.isSource && kind.isTest && (
            <>
              <CheckField
                id="timed"
                name="timed"
                label={m.studio_test_timed()}
                defaultChecked={shown.isTimed}
              />
              <Field
                id="tries"
                name="tries"
                type="number"
                min={1}
                max={9}
                label={m.studio_test_tries()}
                hint={m.studio_test_tries_hint()}
                defaultValue={shown.tries}
                errors={at('tries')}
                required
              />
            </>
          )}
          <Objectives {...props} isBusy={isBusy} />
          <Button name="do" value="save" isBusy={isBusy}>
            {m.studio_save()}
          </Button>
        </>
      )}
    </PostForm>
  )
}

function Objectives(props: FrontFieldsProps & { isBusy: boolean }) {
  const { textLanguage, front, sourceFront, kind, used, typed, errors, isBusy } = props
  // Which there are, and in which order, the text says; what was typed only has words for them.
  const wordsOf = ({ id, words }: Objective) =>
    typed?.form.objectives.find((known) => known.id === id)?.words ?? words
  const last = front.objectives.length - 1
  return (
    <fieldset className="objectives">
      <legend className="label">{m.studio_objectives()}</legend>
      <p className="hint">{kind.isSource ? m.studio_objectives_hint() : m.studio_objectives_translation()}</p>
      <ol>
        {front.objectives.map((objective, index) => {
          const { id } = objective
          const deeds = [
            ...(index > 0 ? (['up'] as const) : []),
            ...(index < last ? (['down'] as const) : []),
            ...(used.includes(id) || last === 0 ? [] : (['remove'] as const)),
          ]
          return (
            <li key={id}>
              <input type="hidden" name="objective" value={id} />
              <Field
                id={`objective-${id}`}
                name={`objective:${id}`}
                label={id}
                hint={sourceFront?.objectives.find((known) => known.id === id)?.words}
                lang={textLanguage}
                dir="auto"
                defaultValue={wordsOf(objective)}
                errors={errorsAt(errors, `objective-${id}`)}
                required
              />
              {kind.isSource && (
                <p className="objective-deeds">
                  {deeds.map((deed) => (
                    <Button
                      key={deed}
                      kind="plain"
                      name="do"
                      value={`${deed}:${id}`}
                      isBusy={isBusy}
                      aria-label={m.studio_what_of({ what: deedWords[deed](), of: id })}
                    >
                      {deedWords[deed]()}
                    </Button>
                  ))}
                  {used.includes(id) && <span className="soft">{m.studio_objective_is_used()}</span>}
                </p>
              )}
            </li>
          )
        })}
      </ol>
      {kind.isSource && (
        <div className="objective-new">
          <Field
            id="new-words"
            name="new-words"
            label={m.studio_objective_new()}
            lang={textLanguage}
            dir="auto"
            defaultValue={typed?.added.words}
            errors={errorsAt(errors, 'new-words')}
          />
          <Field
            id="new-id"
            name="new-id"
            label={m.studio_objective_id()}
            hint={m.studio_objective_id_hint()}
            defaultValue={typed?.added.id}
            errors={errorsAt(errors, 'new-id')}
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button kind="plain" name="do" value="add" isBusy={isBusy}>
            {m.studio_objective_add()}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const deedWords = {
  up: () => m.studio_move_up(),
  down: () => m.studio_move_down(),
  remove: () => m.studio_objective_remove(),
}
