import type { DataRefusal } from '#app/domain/studio/data-columns.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { FileField } from '../files/file-field.tsx'
import { DataFrame } from './data-frame.tsx'
import { dataRefusal, refusedData } from './data-words.ts'

interface NewDataPageProps {
  language: Language
  answer: { refusal: DataRefusal | null; code: string | null } | null
}

/** Takes a file of data in, or says why not. */
export function NewDataPage({ language, answer }: NewDataPageProps) {
  return (
    <DataFrame language={language} title={m.studio_data_new()}>
      {answer && (
        <Notice kind="error" role="alert">
          {answer.refusal ? refusedData(answer.refusal) : dataRefusal(answer.code ?? '')}
        </Notice>
      )}
      <GiveData language={language} />
    </DataFrame>
  )
}

/** The field for the file, on whatever page: it is sent to the one that may be sent so much. */
export function GiveData({ language }: { language: Language }) {
  return (
    <PostForm name="begin" hasFile action={`/${language}/studio/data/new`} className="mt-3">
      {(isBusy) => (
        <>
          <FileField
            name="file"
            label={m.studio_data_file()}
            hint={m.studio_data_file_hint()}
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            most={10 * 1024 * 1024}
            tooLarge={m.studio_data_refused_large({ most: 10 })}
          />
          <Button isBusy={isBusy}>{m.studio_data_begin()}</Button>
        </>
      )}
    </PostForm>
  )
}
