import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import type { TextPlaceChoice } from '#app/domain/studio/source/insert-block.ts'
import {
  exerciseTemplate,
  fitsTest,
  freshId,
  needsData,
  type TemplateKind,
  tagOfTemplate,
  templateKinds,
} from '#app/domain/studio/templates/exercise-template.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { wordsOfKind } from './form-words.ts'
import { PlaceField } from './place-field.tsx'

interface KindCardsProps {
  places: TextPlaceChoice[]
  offered: Omit<TextSurroundings, 'taken'>
  revision: number
  textLanguage: string
}

/** Every kind of exercise with what it is for; a press puts a working example into the text and opens its form. */
export function KindCards({ places, offered, revision, textLanguage }: KindCardsProps) {
  const { isTest, sample } = offered
  const kinds = templateKinds.filter((kind) => !isTest || fitsTest(kind))
  return (
    <PostForm name="new" className="mt-3">
      {(isBusy) => (
        <>
          <input type="hidden" name="revision" value={revision} />
          <PlaceField id="new-after" places={places} />
          <ul className="kind-cards">
            {kinds.map((kind) => (
              <li key={kind} className="kind-card">
                <h3>{nameOf(kind)}</h3>
                <p>{wordsOfKind(tagOfTemplate(kind)).purpose()}</p>
                {needsData(kind) && !sample ? (
                  <p className="hint">{m.studio_new_needs_data()}</p>
                ) : (
                  <>
                    <p>
                      <Button kind="plain" name="kind" value={kind} isBusy={isBusy}>
                        {m.studio_new_insert()}
                        <span className="only-read">: {nameOf(kind)}</span>
                      </Button>
                    </p>
                    <KindHelp {...{ kind, offered, textLanguage }} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </PostForm>
  )
}

/** When to use a kind, how it is marked, and how it is written. */
function KindHelp({
  kind,
  offered,
  textLanguage,
}: Omit<KindCardsProps, 'places' | 'revision'> & { kind: TemplateKind }) {
  const { when, graded } = wordsOfKind(tagOfTemplate(kind))
  const id = freshId(kind, new Set())
  return (
    <details className="form-more">
      <summary>
        {m.studio_new_help()}
        <span className="only-read">: {nameOf(kind)}</span>
      </summary>
      <p>{when()}</p>
      <p>{graded()}</p>
      <p className="hint">{m.studio_new_in_source()}</p>
      <pre className="form-source" lang={textLanguage} dir="auto" translate="no">
        {exerciseTemplate(kind, { ...offered, id })}
      </pre>
    </details>
  )
}

/** A template's name: choices come in two sorts. */
export const nameOf = (kind: TemplateKind): string =>
  kind === 'choice-one'
    ? m.studio_kind_choice_one()
    : kind === 'choice-several'
      ? m.studio_kind_choice_several()
      : wordsOfKind(tagOfTemplate(kind)).name()
