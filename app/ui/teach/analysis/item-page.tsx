import type { ItemView } from '#app/domain/analysis/open-item.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CohortFrame } from '../cohort-frame.tsx'
import { analysisHref, KEY_PLACE } from './address.ts'
import { analysisTitle } from './analysis-page.tsx'
import { AnswerGroups } from './answer-groups.tsx'
import { ChoicesSaid } from './choices-form.tsx'
import { DistractorGroups } from './distractor-groups.tsx'
import { flagWords } from './flag-words.ts'
import { FigureHelp } from './help.tsx'
import { ItemFigures } from './item-figures.tsx'
import { itemName } from './items-table.tsx'
import { LanguageComparisons } from './language-comparisons.tsx'

/** One exercise of an analysis: what is wrong with it and where to mend it, then all that says so. */
export function ItemPage(view: ItemView) {
  const { head, item, file, distractors } = view
  const { language, cohort, place, choices } = head
  const where = { language, cohortId: cohort.id, place }
  return (
    <CohortFrame language={language} cohort={cohort} current="analysis" title={itemName(item)}>
      <p>
        <a href={analysisHref(where, choices)}>{m.analysis_back_to({ title: analysisTitle(head) })}</a>
      </p>
      <ChoicesSaid head={head} />
      {item.flags.length > 0 && (
        <section>
          <h2>{m.analysis_flags_title()}</h2>
          <ul className="cohort-list">
            {item.flags.map((flag) => (
              <li key={flag.code}>{flagWords(flag, language)}</li>
            ))}
          </ul>
        </section>
      )}
      <section id={KEY_PLACE}>
        <h2>{m.analysis_item_where()}</h2>
        <p>
          {item.keyLine === null
            ? m.analysis_item_file({ file, id: item.id })
            : m.analysis_item_line({ file, id: item.id, line: item.keyLine })}
        </p>
        {place.kind === 'module' && (
          <p>
            <a href={`/${language}/courses/${place.courseId}/${place.moduleId}#${item.id}`}>
              {m.analysis_item_open()}
            </a>
          </p>
        )}
      </section>
      <ItemFigures view={view} />
      {distractors && <DistractorGroups distractors={distractors} head={head} />}
      <AnswerGroups view={view} />
      <LanguageComparisons view={view} />
      <FigureHelp />
    </CohortFrame>
  )
}
