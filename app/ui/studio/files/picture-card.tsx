import type { StudioPicture } from '#app/domain/studio/files/studio-picture.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field, SelectField } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { FileField, MOST_BYTES, PICTURES } from './file-field.tsx'
import { sizeWords } from './picture-words.ts'

interface PictureCardProps {
  language: Language
  /** The course in the Studio. */
  home: string
  picture: StudioPicture
  languages: string[]
  /** Words that were typed and refused. */
  typed: string | null
}

/** A picture, what it weighs, who shows it with which words, and what can be done with it. */
export function PictureCard({ language, home, picture, languages, typed }: PictureCardProps) {
  const { src, hash, width, height, bytes, seconds, uses } = picture
  const id = `picture-${hash.slice(0, 12)}`
  return (
    <li className="picture-card" id={id}>
      <img
        src={`/media/${hash}/${src.split('/').at(-1)}`}
        // The words for its readers stand beside it, one for each text; here it only shows which one it is.
        alt=""
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
      />
      <div>
        <h3 className="break-all">{src}</h3>
        <p className="soft">
          {m.studio_files_pixels({ width, height })}, {sizeWords(language, bytes)},{' '}
          {m.studio_files_seconds({ count: seconds })}
          {picture.isShared && ` · ${m.studio_files_shared()}`}
          {picture.isDraft && ` · ${m.studio_files_draft()}`}
        </p>
        {picture.broken && <p className="error">{m.studio_refused_svg({ reason: picture.broken })}</p>}
        <Uses home={home} uses={uses} />
        <details open={typed !== null || undefined}>
          <summary>{m.studio_files_insert_title()}</summary>
          <PostForm name="insert" className="mt-3">
            {(isBusy) => (
              <>
                <input type="hidden" name="src" value={src} />
                <Field
                  id={`${id}-alt`}
                  name="alt"
                  label={m.studio_files_alt()}
                  hint={m.studio_files_alt_hint()}
                  errors={typed === null ? undefined : [m.studio_problem_alt()]}
                  defaultValue={typed ?? ''}
                  dir="auto"
                  required
                />
                <SelectField id={`${id}-text`} name="textLanguage" label={m.studio_files_text()}>
                  {languages.map((code) => (
                    <option key={code} value={code}>
                      {new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code}
                    </option>
                  ))}
                </SelectField>
                <Button isBusy={isBusy}>{m.studio_files_insert()}</Button>
              </>
            )}
          </PostForm>
        </details>
        <details>
          <summary>{m.studio_files_replace_title()}</summary>
          <PostForm name="replace" hasFile className="mt-3">
            {(isBusy) => (
              <>
                <input type="hidden" name="path" value={picture.path} />
                <FileField
                  name="file"
                  label={m.studio_files_replace_field()}
                  accept={PICTURES}
                  most={MOST_BYTES}
                  tooLarge={m.studio_files_too_large()}
                />
                <Button kind="plain" isBusy={isBusy}>
                  {m.studio_files_replace()}
                </Button>
              </>
            )}
          </PostForm>
          {uses.length > 0 ? (
            <p className="hint mt-3">{m.studio_files_remove_used()}</p>
          ) : (
            <PostForm name="remove" className="mt-3">
              {(isBusy) => (
                <>
                  <input type="hidden" name="path" value={picture.path} />
                  <Button
                    kind="plain"
                    isBusy={isBusy}
                    aria-label={m.studio_what_of({ what: m.studio_files_remove(), of: src })}
                  >
                    {m.studio_files_remove()}
                  </Button>
                </>
              )}
            </PostForm>
          )}
        </details>
      </div>
    </li>
  )
}

function Uses({ home, uses }: { home: string; uses: StudioPicture['uses'] }) {
  if (uses.length === 0) return <p>{m.studio_files_unused()}</p>
  return (
    <>
      <p>{m.studio_files_used()}</p>
      <ul className="picture-uses">
        {uses.map(({ moduleId, language, alt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text may show it twice.
          <li key={index}>
            <a href={`${home}/write/${moduleId}/${language}`}>
              {moduleId} ({language})
            </a>
            : <span lang={language}>{alt.trim() === '' ? m.studio_files_no_alt() : alt}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
