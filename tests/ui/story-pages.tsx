import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { CatalogueView, ContinueView, CourseView, ProgressView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import { Catalogue } from '#app/ui/catalogue.tsx'
import { CourseOverview } from '#app/ui/course-overview.tsx'
import { ExerciseForm } from '#app/ui/exercise/exercise-form.tsx'
import { Html } from '#app/ui/html.tsx'
import { HEAD, ModuleFrame } from '#app/ui/module-frame.tsx'
import { ModuleHead } from '#app/ui/module-head.tsx'
import { ProgressReport } from '#app/ui/progress-report.tsx'
import { ServerHtml } from '#app/web/server-html.tsx'
import { moduleFacts, progress, views } from './fixtures.ts'
import { labStories } from './lab/stories.tsx'

const place: ContinueView = {
  finishedTitle: null,
  courseId: 'foundations',
  courseTitle: moduleFacts.courseTitle,
  moduleId: moduleFacts.moduleId,
  moduleTitle: moduleFacts.title,
  exerciseId: 'name-the-count',
  isNextExercise: false,
  exerciseNumber: 4,
  exerciseTitle: 'A date or a period?',
  at: Date.now() - 3 * 86_400_000,
  device: 'phone',
  isOtherDevice: true,
  progress,
}

const catalogue: CatalogueView = {
  languageAsked: 'en',
  continue: null,
  courses: [
    {
      id: 'foundations',
      title: moduleFacts.courseTitle,
      summary:
        'Why children on the move drop out of statistics, how to measure what is missing, and what the basic terms, stock and flow, birth and citizenship, do to a number.',
      audience:
        'For staff of statistical offices, and of the ministries that hold data on migrants, refugees and displaced people, who can work with percentages and simple tables.',
      level: 'basic',
      languages: ['en', 'fr'],
      isFallback: false,
      modules: 2,
      exercises: 21,
      minutes: 150,
      bytes: 62_000,
      isStarted: false,
      modulesFinished: 0,
      firstExercise: { moduleId: 'missing-in-statistics', exerciseId: 'census-night' },
    },
  ],
}

const course: CourseView = {
  id: 'foundations',
  title: moduleFacts.courseTitle,
  summary: catalogue.courses[0]?.summary ?? '',
  audience: catalogue.courses[0]?.audience ?? '',
  level: 'basic',
  languages: ['en', 'fr'],
  languageAsked: 'en',
  isFallback: false,
  minutes: 150,
  bytes: 62_000,
  modules: [1, 2].map((number) => ({
    courseId: 'foundations',
    id: `module-${number}`,
    number,
    title: number === 1 ? 'Why children are missing from the figures' : moduleFacts.title,
    summary: moduleFacts.summary,
    minutes: 75,
    bytes: 31_000,
    exercises: 8,
    objectives: moduleFacts.objectives,
    languageShown: 'en',
    languages: ['en', 'fr'],
    isFallback: false,
    isStale: false,
    progress: number === 1 ? { ...progress, settled: 8, isFinished: true } : progress,
    dueOn: number === 2 ? '2027-03-15' : null,
  })),
  progress: {
    modulesFinished: 1,
    modules: 2,
    settled: 11,
    total: 16,
    points: 12,
    outOf: 28,
    score: 12 / 28,
    passMark: 80,
    hasPassed: false,
    isStarted: true,
    isFinished: false,
  },
  continue: place,
}

const report: ProgressView = {
  languageAsked: 'en',
  continue: place,
  newlyCorrected: [
    {
      courseId: 'foundations',
      moduleId: 'stock-and-flow',
      moduleTitle: 'Stock and flow',
      exerciseId: 'census-night',
      exerciseNumber: 1,
      exerciseTitle: 'Census night',
      effect: 'gain',
      isTakenBack: false,
      reason: 'The wrong line had the x.',
    },
  ],
  newlyMarked: [
    {
      courseId: 'foundations',
      moduleId: 'stock-and-flow',
      moduleTitle: moduleFacts.title,
      exerciseId: 'one-year-ago',
      exerciseNumber: 2,
      exerciseTitle: 'Where did you live a year ago?',
    },
  ],
  courses: [
    {
      id: 'foundations',
      title: course.title,
      isFallback: false,
      progress: course.progress,
      modules: course.modules.map(({ id, number, title, progress }) => ({ id, number, title, progress })),
      objectives: moduleFacts.objectives.map((objective) => ({
        ...objective,
        moduleId: 'stock-and-flow',
        settled: 2,
        total: 4,
        points: 2.5,
        outOf: 6,
      })),
      lookAgain: [
        {
          courseId: 'foundations',
          moduleId: 'stock-and-flow',
          moduleTitle: moduleFacts.title,
          exerciseId: 'one-year-ago',
          exerciseNumber: 2,
          exerciseTitle: 'Where did you live a year ago?',
          status: 'tried',
          objective: moduleFacts.objectives[1]?.text ?? null,
          lastAt: Date.now() - 5 * 3_600_000,
        },
      ],
    },
  ],
}

const prose = `
<div class="heading"><h2 id="s-four-answers-to-one-question">Four answers to one question</h2><a class="heading-link" href="#s-four-answers-to-one-question" aria-label="Link">#</a></div>
<p>It is Monday, ten past nine. The minister’s office is on the phone: how many migrant children live in the country? A written answer is due at noon.</p>
<p>This happens in Meridia. <strong>Meridia is an invented country</strong>; its census, its people and its neighbours exist only for teaching.<sup><a href="#fn-1" id="fnref-1">1</a></sup></p>
<p>A <button type="button" class="term" popovertarget="term-stock">stock</button> counts people who have a characteristic, in one place, on one date.</p>
<div popover="auto" id="term-stock" class="term-card"><p class="term-name"><dfn>stock</dfn></p><p>A count on one date.</p></div>
<div class="table" role="region" tabindex="0" aria-label="Table 1"><table><thead><tr><th scope="col">Age</th><th scope="col" class="align-end">By birth</th><th scope="col" class="align-end">By citizenship</th><th scope="col" class="align-end">Difference</th></tr></thead><tbody><tr><td>0–4</td><td class="align-end">1,630</td><td class="align-end">2,690</td><td class="align-end">+65.0 %</td></tr><tr><td>5–9</td><td class="align-end">1,760</td><td class="align-end">1,960</td><td class="align-end">+11.4 %</td></tr><tr><td><strong>Under 18</strong></td><td class="align-end"><strong>5,090</strong></td><td class="align-end"><strong>6,330</strong></td><td class="align-end"><strong>+24.4 %</strong></td></tr></tbody></table></div>
<div class="note note-caution" role="note"><p class="note-kind">Take care</p><p><strong>The difference of two stocks is not the number of arrivals.</strong></p><p>It mixes arrivals with departures, deaths, birthdays and, often, a change of method.</p></div>`

const footnotes = `<section class="footnotes" data-footnotes=""><h2 id="footnote-label">Sources and notes</h2><ol><li id="fn-1"><p>IOM, Migration Data Portal, <a href="https://migrationdataportal.org/themes/child-migrants"><em>Child and young migrants</em></a>. <a href="#fnref-1" data-footnote-backref="">↩</a></p></li></ol></section>`

const moduleStory = (language: Language) => (
  <div className="site-width module">
    <ServerHtml.Provider value={new Map([[HEAD, headHtml(language)]])}>
      <ModuleFrame module={moduleFacts} language={language} person={null}>
        <Html html={prose} />
        {views.map((view, index) => {
          const next = views[index + 1]
          const following = next ? { number: index + 2, id: next.exercise.id } : null
          const place = {
            language,
            textLanguage: undefined,
            editionHash: 'e',
            number: index + 1,
            of: views.length,
            next: following,
          }
          return (
            <article className="exercise" id={view.exercise.id} key={view.exercise.id}>
              <ExerciseForm view={view} place={place} attemptId={null} live={null} />
            </article>
          )
        })}
        <Html html={footnotes} />
      </ModuleFrame>
    </ServerHtml.Provider>
  </div>
)

const headHtml = (language: Language) =>
  renderToStaticMarkup(
    <ModuleHead
      module={{ ...moduleFacts, languageAsked: language, isFallback: language === 'fr' }}
      language={language}
    />,
  )

export const stories: Record<string, (language: Language) => ReactElement> = {
  ...labStories,
  catalogue: (language) => <Catalogue view={catalogue} language={language} />,
  'catalogue-begun': (language) => (
    <Catalogue
      view={{
        ...catalogue,
        continue: place,
        courses: catalogue.courses.map((c) => ({ ...c, isStarted: true })),
      }}
      language={language}
    />
  ),
  'catalogue-empty': (language) => <Catalogue view={{ ...catalogue, courses: [] }} language={language} />,
  course: (language) => <CourseOverview course={course} test={null} language={language} />,
  module: moduleStory,
  progress: (language) => <ProgressReport view={report} language={language} isWithoutAccount isInCohort />,
  'progress-empty': (language) => (
    <ProgressReport
      view={{ languageAsked: language, continue: null, newlyMarked: [], newlyCorrected: [], courses: [] }}
      language={language}
      isWithoutAccount
      isInCohort={false}
    />
  ),
}
