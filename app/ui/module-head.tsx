import type { ModuleView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { FactLine } from './facts.tsx'
import { Notice } from './form/notice.tsx'
import { duration, kilobytes, languageName } from './format.ts'

/** What the head of a module tells: the same for everybody. */
export type ModuleHeadFacts = Pick<
  ModuleView,
  | 'courseId'
  | 'courseTitle'
  | 'number'
  | 'of'
  | 'title'
  | 'summary'
  | 'minutes'
  | 'bytes'
  | 'objectives'
  | 'languageAsked'
  | 'languageShown'
  | 'isFallback'
  | 'isStale'
>

/** What a module is, what it costs, and what one can do afterwards. */
export function ModuleHead({ module, language }: { module: ModuleHeadFacts; language: Language }) {
  const lang = module.languageShown === language ? undefined : module.languageShown
  return (
    <>
      <p className="trail">
        <a href={`/${language}/courses/${module.courseId}`}>{module.courseTitle}</a>
        {' · '}
        {m.module_number({ number: module.number, of: module.of })}
      </p>
      <h1 lang={lang}>{module.title}</h1>
      <p className="lead" lang={lang}>
        {module.summary}
      </p>
      <FactLine
        facts={[duration(module.minutes), m.size_module({ size: kilobytes(language, module.bytes) })]}
      />
      {module.isFallback && (
        <Notice>
          {m.module_fallback({
            asked: languageName(language, module.languageAsked),
            shown: languageName(language, module.languageShown),
          })}
        </Notice>
      )}
      {module.isStale && <Notice>{m.module_stale()}</Notice>}
      {module.objectives.length > 0 && (
        <section className="afterwards" aria-labelledby="afterwards">
          <h2 id="afterwards">{m.module_objectives()}</h2>
          <ul className="objectives" lang={lang}>
            {module.objectives.map((objective) => (
              <li key={objective.id}>{objective.text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
