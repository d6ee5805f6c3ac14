import type { ChangedFile } from '#app/domain/studio/changes.server.ts'
import type { WordChange } from '#app/domain/studio/source/diff-words.ts'
import { m } from '#app/messages/generated/messages.js'

const fileWords = {
  added: () => m.studio_file_added(),
  changed: () => m.studio_file_changed(),
  removed: () => m.studio_file_removed(),
}

const blockWords = {
  changed: () => m.studio_block_changed(),
  added: () => m.studio_block_added(),
  removed: () => m.studio_block_removed(),
  moved: () => m.studio_block_moved(),
}

/** What changed from one state of a course to another: file by file, block by block, word by word. */
export function ChangeList({ files }: { files: ChangedFile[] }) {
  if (files.length === 0) return <p>{m.studio_no_changes()}</p>
  return (
    <>
      {files.map(({ path, kind, blocks, isRecord }) => (
        <section key={path} className="changes">
          <h3>
            <code>{path}</code> <span className="soft">{fileWords[kind]()}</span>
          </h3>
          {isRecord && kind !== 'removed' && <p>{m.studio_file_record()}</p>}
          {kind === 'added' ? <NewText path={path} blocks={blocks} /> : <Blocks blocks={blocks} />}
        </section>
      ))}
    </>
  )
}

type BlocksOf = Pick<ChangedFile, 'blocks'>

/** A text that nobody has read yet: all of it, for who wants to read it here. */
function NewText({ path, blocks }: BlocksOf & { path: string }) {
  if (blocks.length === 0) return null
  return (
    <details>
      <summary>
        {m.studio_file_words()} <span className="only-read">({path})</span>
      </summary>
      {blocks.map(({ words }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names, and the list never changes.
        <div key={index} className="change" dir="auto">
          {words.map(({ text }) => text.trimEnd())}
        </div>
      ))}
    </details>
  )
}

function Blocks({ blocks }: BlocksOf) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names, and the list never changes.
    <div key={index}>
      <p className="soft">
        {blockWords[block.kind]()}
        {block.id && (
          <>
            {' · '}
            <code>{block.id}</code>
          </>
        )}
      </p>
      <div className="change" dir="auto">
        <Words words={block.words} />
      </div>
    </div>
  ))
}

/** Words that came and went, told by element as well as by colour. */
function Words({ words }: { words: WordChange[] }) {
  return words.map(({ kind, text }, index) => {
    const key = `${index}${kind}`
    if (kind === 'added') return <ins key={key}>{text}</ins>
    return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
  })
}
