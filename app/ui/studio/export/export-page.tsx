import type { ExportView } from '#app/domain/studio/export-course.server.ts'
import { fileOfTarget } from '#app/domain/studio/export-files.ts'
import { type ExchangeTarget, exchangeTargets } from '#app/domain/studio/loss.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { languageName } from '#app/ui/format.ts'
import { StudioFrame } from '../studio-frame.tsx'
import { LossTable } from './loss-table.tsx'

interface ExportPageProps extends ExportView {
  language: Language
  chosen: { moduleId: string | null; textLanguage: string; target: ExchangeTarget | null }
}

const targets: Record<ExchangeTarget, { name: () => string; text: () => string }> = {
  'moodle-xml': { name: () => m.exchange_moodle(), text: () => m.exchange_moodle_text() },
  gift: { name: () => m.exchange_gift(), text: () => m.exchange_gift_text() },
  scorm: { name: () => m.exchange_scorm(), text: () => m.exchange_scorm_text() },
}

/** What a course can be taken away as; no file of another format without first saying what it will lose. */
export function ExportPage(given: ExportPageProps) {
  const { language, course, release, choices } = given
  const folder = `/${language}/studio/${course.id}/export`
  return (
    <StudioFrame
      language={language}
      course={course}
      current="export"
      title={m.exchange_title()}
      lead={m.exchange_lead()}
    >
      <section>
        <h2>{m.exchange_zip()}</h2>
        <p className="measure">{m.exchange_zip_text()}</p>
        <p className="button-row">
          {release !== null && (
            <ButtonLink kind="plain" href={`${folder}/course.zip`} download>
              {m.exchange_zip_published({ number: release })}
            </ButtonLink>
          )}
          {course.drafts > 0 && (
            <ButtonLink kind="plain" href={`${folder}/draft.zip`} download>
              {m.exchange_zip_draft()}
            </ButtonLink>
          )}
        </p>
        <p className="mt-3">
          <a href={`/${language}/studio/zip`}>{m.exchange_zip_in()}</a>
        </p>
      </section>
      <section>
        <h2>{m.exchange_elsewhere()}</h2>
        {choices.length === 0 ? (
          <p>{m.exchange_unpublished()}</p>
        ) : (
          <>
            <p className="measure">{m.exchange_elsewhere_text()}</p>
            <Choice {...given} folder={folder} />
          </>
        )}
      </section>
      <Report {...given} folder={folder} />
    </StudioFrame>
  )
}

type WithFolder = ExportPageProps & { folder: string }

function Choice({ language, folder, choices, languages, chosen }: WithFolder) {
  return (
    <form method="get" action={`${folder}#report`}>
      <SelectField id="module" name="module" label={m.exchange_what()} defaultValue={chosen.moduleId ?? ''}>
        <option value="">{m.exchange_whole()}</option>
        {choices.map(({ id, title, isTest }) => (
          <option key={id} value={id}>
            {isTest ? m.exchange_test({ title }) : title}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="language"
        name="language"
        label={m.exchange_language()}
        defaultValue={languages.includes(chosen.textLanguage) ? chosen.textLanguage : languages[0]}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {languageName(language, one)}
          </option>
        ))}
      </SelectField>
      <fieldset className="field">
        <legend className="label">{m.exchange_target()}</legend>
        {exchangeTargets.map((target) => (
          <label className="check" key={target}>
            <input
              type="radio"
              name="target"
              value={target}
              defaultChecked={target === (chosen.target ?? 'moodle-xml')}
            />
            <span>
              {targets[target].name()} <span className="soft">{targets[target].text()}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button>{m.exchange_show()}</Button>
    </form>
  )
}

/** Before the file, what will be missing in it. */
function Report({ folder, chosen, report }: WithFolder) {
  const { target, moduleId, textLanguage } = chosen
  if (!report || !target) return null
  const query = new URLSearchParams({ language: textLanguage, ...(moduleId ? { module: moduleId } : {}) })
  return (
    <section id="report" aria-labelledby="report-title">
      <h2 id="report-title">{m.exchange_report({ target: targets[target].name() })}</h2>
      <LossTable losses={report.losses} exercises={report.exercises} />
      <p className="mt-6">
        <ButtonLink href={`${folder}/${fileOfTarget[target]}?${query}`} download>
          {m.exchange_download({ target: targets[target].name() })}
        </ButtonLink>
      </p>
      <p className="soft">{m.exchange_keys_inside()}</p>
    </section>
  )
}
