import { dataProblems } from './data-problems.ts'
import { labProblems } from './lab-problems.ts'
import { limits } from './limits.ts'
import { error, type Severity, type Words, warning } from './problem-words.ts'

/** Where a problem stands; lines and columns count from 1. */
interface Place {
  file: string
  line: number
  column: number
}

export interface Problem extends Place {
  code: ProblemCode
  severity: Severity
  /** What is wrong, one sentence. */
  wrong: string
  /** What to write instead, one sentence or two. */
  instead: string
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

/** Every kind of problem that a check can find, with its words. The codes are stable: a Studio may key on them. */
const kinds = {
  ...labProblems,
  ...dataProblems,
  // Files and YAML
  'file-too-big': error((bytes: number) => [
    `The file has ${kilobytes(bytes)}; at most ${kilobytes(limits.sourceBytes)} are read.`,
    'Split the module in two.',
  ]),
  'not-text': error(() => ['The file is not UTF-8 text.', 'Save it as UTF-8.']),
  'folder-name': error((name: string) => [
    `The folder name "${name}" can't be part of an address.`,
    'Use lower-case letters, digits and hyphens: stock-and-flow.',
  ]),
  'folder-unreadable': error((reason: string) => [
    `The folder can't be read: ${reason}.`,
    'Name an existing folder of courses.',
  ]),
  'course-file-missing': error(() => [
    'The course has no course.yaml.',
    'Write one: docs/authoring.md has a form to copy.',
  ]),
  'yaml-syntax': error((reason: string) => [
    `This is not valid YAML: ${reason}.`,
    'Mind indentation and colons; put texts with a colon in quotes.',
  ]),
  'yaml-value': error((path: string, reason: string, instead: string) => [`${path}: ${reason}.`, instead]),
  'yaml-unknown-key': error((key: string, known: string) => [
    `"${key}" is not known here.`,
    `Known are: ${known}.`,
  ]),
  'front-matter-missing': error(() => [
    'The file does not begin with front matter.',
    'Begin with a line of three hyphens, then title, summary, minutes and objectives, then three hyphens again.',
  ]),
  'front-matter-language': error((name: string) => [
    `Front matter in "${name}" is never read, because it could run as a program.`,
    'Write plain YAML between two lines of three hyphens.',
  ]),
  'front-matter-open': error(() => [
    'The front matter has no end.',
    'Close it with a line of three hyphens.',
  ]),

  // The guard
  'too-deep': error(() => [
    `Lists, quotes and tags are nested more than ${limits.depth} deep.`,
    'Flatten them.',
  ]),
  'too-many-nodes': error(() => [
    `The text has more than ${limits.nodes} parts.`,
    'Split the module in two.',
  ]),
  'too-slow': error((seconds: number) => [
    `Reading this module took longer than ${seconds} seconds, so it was given up.`,
    'Look for long runs of brackets, stars or underscores.',
  ]),
  unparseable: error((reason: string) => [
    `This can't be read: ${reason}.`,
    'Compare it with docs/authoring.md.',
  ]),
  'stray-angle': error(() => [
    'A "<" begins a tag, and this is not one.',
    'Write \\< for "less than", [text](address) for a link; HTML and HTML comments are not part of the dialect.',
  ]),
  'html-comment': error(() => ['HTML comments are not part of the dialect.', 'Leave the comment out.']),
  'angle-link': error(() => [
    'Links in angle brackets are not part of the dialect.',
    'Write [text](address).',
  ]),
  'stray-brace': error(() => ['A "{" begins program code, which is not allowed.', 'Write \\{ for a brace.']),
  'tag-open': error((tag: string) => [
    `${tag} is not closed where it should be.`,
    `Close it with ${tag.replace('<', '</')}, on a line of its own, not within a list or paragraph that it does not hold.`,
  ]),
  'tag-broken': error((reason: string) => [
    `A tag is not complete: ${reason}.`,
    'Give every <Tag> its </Tag>, on lines of their own, not across a list or paragraph.',
  ]),
  'program-code': error(() => [
    'Program code ({…}) is not allowed in a text.',
    'Leave it out; write \\{ for a brace.',
  ]),
  'import-export': error((word: string) => [
    `"${word}" at the beginning of a line would be program code.`,
    'Leave it out; nothing is imported into a text.',
  ]),
  'unknown-tag': error((name: string, known: string) => [
    `<${name}> is not a tag of this dialect.`,
    `Known tags are ${known}.`,
  ]),
  'tag-not-yet': error((name: string) => [`<${name}> is not available yet.`, 'Leave it out for now.']),
  'not-allowed': error((what: string) => [
    `${what} is not part of the dialect.`,
    'Compare with docs/authoring.md.',
  ]),
  'attribute-program': error((name: string) => [
    `${name} is program code.`,
    'Attributes are plain text in quotes: title="Census night".',
  ]),
  'attribute-unknown': error((tag: string, name: string, known: string) => [
    `<${tag}> has no attribute "${name}".`,
    known ? `It takes: ${known}.` : 'It takes none.',
  ]),
  'attribute-twice': error((name: string) => [`The attribute "${name}" stands twice.`, 'Keep one.']),
  'attribute-missing': error((tag: string, name: string) => [
    `<${tag}> needs the attribute "${name}".`,
    `Write <${tag} ${name}="…">.`,
  ]),
  'attribute-value': error((name: string, value: string, instead: string) => [
    `${name}="${value}" can't be used.`,
    instead,
  ]),
  'tag-place': error((tag: string, where: string) => [
    `<${tag}> can't stand here.`,
    `It may stand ${where}.`,
  ]),
  'tag-in-line': error((tag: string) => [
    `<${tag}> stands inside a line of text.`,
    'Give it lines of its own, with an empty line before and after.',
  ]),
  'term-in-block': error(() => [
    '<Term> has lines of its own.',
    'Write it inside a sentence, on one line: a <Term id="stock">stock</Term> counts people.',
  ]),
  'term-place': error((where: string) => [
    `<Term> can't stand in ${where}.`,
    'Use it in a sentence of the prose or of the prompt.',
  ]),
  'term-unknown': error((id: string) => [
    `The glossary has no term "${id}".`,
    'Add it to glossary.yaml, or correct the id.',
  ]),
  'term-language': error((id: string, language: string) => [
    `The glossary has no text in "${language}" for "${id}".`,
    'Add the term and its definition in this language.',
  ]),
  'heading-title': error(() => [
    'A heading of the first level stands in the text.',
    'Begin with ##; the page shows the title of the front matter.',
  ]),
  'heading-jump': error((from: number, to: number) => [
    `The heading jumps from level ${from} to level ${to}.`,
    `Use ${'#'.repeat(from + 1)} here.`,
  ]),
  'heading-deep': error(() => ['Headings go down to #### only.', 'Use fewer levels.']),
  'heading-place': error(() => [
    'A heading stands inside a tag, list or quote.',
    'Put it on the page itself, or write the line in **bold**.',
  ]),
  'heading-empty': error(() => ['The heading has no text.', 'Write one, or leave it out.']),
  'link-scheme': error((url: string) => [
    `The address "${url}" can't be linked.`,
    'Links begin with https://, http:// or mailto:, with # for this page, or with ../ for another module.',
  ]),
  'link-broken': error((url: string) => [
    `The link "${url}" leads nowhere.`,
    'Name a module folder that course.yaml lists (../stock-and-flow), or a heading of this page (#its-words-with-hyphens).',
  ]),
  'link-empty': error(() => [
    'The link has no text.',
    'Write what one finds there: [Essentials of Migration Management](https://…).',
  ]),
  'link-bare': warning((url: string) => [
    `The address "${url}" does not become a link.`,
    'Write [what one finds there](address), or put it into `backticks` if it is only named.',
  ]),
  'picture-missing': error((src: string) => [
    `There is no picture "${src}".`,
    'Put the file into the module folder, or correct its name; pictures from other sites are not shown.',
  ]),
  'picture-broken': error((src: string, reason: string) => [
    `The picture "${src}" can't be used: ${reason}.`,
    'Export it again as plain SVG, PNG, JPEG, WebP or AVIF.',
  ]),
  'picture-too-big': error((src: string, bytes: number) => [
    `The picture "${src}" has ${kilobytes(bytes)}; the limit is ${kilobytes(limits.pictureBytes)}.`,
    'Make it smaller, or draw it as SVG.',
  ]),
  'alt-missing': error(() => [
    'The picture has no alternative text.',
    'Say in a sentence what it shows: alt="Two bars: 5,090 and 6,330 children".',
  ]),
  'footnote-unknown': error((id: string) => [
    `The footnote [^${id}] is not written anywhere.`,
    `Add a line that begins with [^${id}]:`,
  ]),
  'footnote-unused': warning((id: string) => [
    `The footnote [^${id}] is never called.`,
    'Call it in the text, or leave it out.',
  ]),
  'footnote-place': error(() => [
    'A footnote is called where the page does not show it at first.',
    'Call footnotes in the prose or in a prompt; name the source here in words.',
  ]),
  formula: error((reason: string) => [
    `The formula can't be read: ${reason}.`,
    'Compare it with TeX; write \\$ for a dollar sign.',
  ]),
  'formula-maybe-money': warning(() => [
    'Two dollar signs make a formula of the words between them.',
    'Write \\$ if you mean dollars.',
  ]),

  // Exercises
  'id-form': error((id: string) => [
    `The id "${id}" has other characters than a–z, 0–9 and hyphens.`,
    'Write something like id="census-night".',
  ]),
  'id-reserved': error((id: string) => [
    `The id "${id}" is a name that the page uses itself.`,
    'Say what the exercise is about, in two or three words: id="census-night".',
  ]),
  'id-twice': error((id: string, first: string) => [
    `The exercise id "${id}" is used twice; first at ${first}.`,
    'Give this one another id.',
  ]),
  'id-retired': error((id: string) => [
    `The exercise id "${id}" is retired in course.yaml.`,
    'Choose another id: the answers given under this one belong to the old exercise.',
  ]),
  'id-vanished': error((id: string) => [
    `Learners have answered the exercise "${id}", and it is gone.`,
    `Put it back, or write into course.yaml why it went: retired: { ${id}: "…" }.`,
  ]),
  'id-moved': error((id: string, moduleId: string) => [
    `The exercise "${id}" was published in the module "${moduleId}".`,
    'Put it back there, or give this one a new id.',
  ]),
  'id-other-kind': error((id: string, kind: string) => [
    `The exercise "${id}" was published as ${kind}.`,
    'Give the new exercise a new id.',
  ]),
  'objective-unknown': error((id: string) => [
    `The objective "${id}" is not in the front matter.`,
    'Add it there, or name one of its objectives.',
  ]),
  'objective-unused': warning((id: string) => [
    `No exercise has the objective "${id}".`,
    'Write one, or drop the objective.',
  ]),
  'prompt-missing': error(() => [
    'The exercise asks nothing.',
    'Write the question first, before the answers.',
  ]),
  'answers-missing': error((what: string) => [
    `The exercise has no ${what}.`,
    'docs/authoring.md shows the form to follow.',
  ]),
  'answers-few': error((what: string) => [`The exercise has fewer than two ${what}.`, 'Write at least two.']),
  'answers-twice': error((what: string) => [
    `The exercise has two ${what}s for answers.`,
    'Keep one; other lists belong into the question, with a text after them.',
  ]),
  'text-after-answers': error(() => [
    'There is text after the answers.',
    'Move it before them, or into <Hint> or <Solution>.',
  ]),
  'mark-missing': error(() => [
    'An answer has no mark.',
    'Begin it with [x] if it is right, with [ ] if it is wrong.',
  ]),
  'no-right-answer': error(() => ['No answer is marked as right.', 'Mark at least one with [x].']),
  'answer-complex': error((what: string) => [
    `${what} has more than one paragraph.`,
    'One paragraph of text; feedback follows as a quote (>).',
  ]),
  'answer-empty': error((what: string) => [`${what} is empty.`, 'Write its text.']),
  'answer-repeated': error((what: string) => [`${what} stands twice.`, 'Make them different, or drop one.']),
  'feedback-missing': warning(() => [
    'A wrong answer has no feedback.',
    'Say below it, as a quote (>), what leads there and where to look.',
  ]),
  'numeric-key': error((text: string) => [
    `"${text}" is not a number with a tolerance.`,
    'Write 26.2 ± 0.05 or 26.1..26.3: dot for decimals, no unit, no grouping.',
  ]),
  'numeric-range': error((text: string) => [
    `"${text}" is empty or upside down.`,
    'Write the smaller number first, and a tolerance of 0 or more.',
  ]),
  'answer-overlap': error((text: string, key: string) => [
    `The foreseen wrong answer "${text}" would also be right ("${key}").`,
    'Make the tolerances smaller, or drop it.',
  ]),
  'foreseen-overlap': warning((text: string, other: string) => [
    `"${text}" overlaps the foreseen answer "${other}"; the first one counts.`,
    'Make the tolerances smaller.',
  ]),
  'table-columns': error((count: number) => [
    `The table has ${count} columns.`,
    'Two, and a third with feedback if you like.',
  ]),
  'cell-empty': error(() => ['A cell of the table is empty.', 'Fill it; only feedback may be left out.']),
  'categories-few': error(() => ['All cases have the same category.', 'Use at least two categories.']),
  'solution-twice': error((tag: string) => [`<${tag}> stands twice in one exercise.`, 'Keep one.']),
  'solution-advised': warning(() => [
    'The exercise has no <Solution>: who asks for it sees the right answer and no reasons.',
    'Add <Solution>…</Solution>, with the way to the answer.',
  ]),
  'solution-missing': error(() => [
    'A <Written> exercise needs a model answer.',
    'Add <Solution>…</Solution>.',
  ]),

  // Translations
  'translation-missing': warning((id: string, language: string) => [
    `The module "${id}" has no ${language}.mdx.`,
    'Readers see the source language with a notice until there is.',
  ]),
  'language-not-listed': warning((id: string, language: string) => [
    `${id}/${language}.mdx is not published: the language is not in the list.`,
    'Add it to languages, or remove the file.',
  ]),
  'translation-exercise-missing': error((id: string, at: string) => [
    `The translation lacks the exercise "${id}" of the source (${at}).`,
    'Translate it here.',
  ]),
  'translation-exercise-extra': error((id: string, source: string) => [
    `The source (${source}) has no exercise "${id}".`,
    'Add it there first, or drop it here.',
  ]),
  'translation-order': error((id: string, at: string) => [
    `The exercise "${id}" stands in another place than in the source (${at}).`,
    'Keep the order of the source.',
  ]),
  'translation-differs': error((what: string, own: string, source: string, at: string) => [
    `${what} is ${own} here, but ${source} in the source (${at}).`,
    'The keys stand once, in the source: repeat what it says.',
  ]),
  'translation-stale': warning((source: string) => [
    `The source (${source}) has changed since this translation was last edited.`,
    'Compare the two; any change here settles it.',
  ]),

  // Course
  'module-missing': error((id: string) => [
    `There is no folder for the module "${id}".`,
    'Make it, or drop the module from the list.',
  ]),
  'source-missing': error((id: string, language: string) => [
    `The module "${id}" has no ${language}.mdx, the source language of the course.`,
    'Write it first; translations follow it.',
  ]),
  'module-not-listed': warning((id: string) => [
    `course.yaml does not name the module folder "${id}".`,
    'Add it to modules when it is ready.',
  ]),
  'module-heavy': error((bytes: number) => [
    `The text of the module has ${kilobytes(bytes)} compressed; the limit is ${kilobytes(limits.htmlBytes)}.`,
    'Split the module in two.',
  ]),
  'module-heavy-pictures': warning((bytes: number) => [
    `The pictures of the module have ${kilobytes(bytes)} together; more than ${kilobytes(limits.picturesBytes)} is slow on a poor link.`,
    'Draw them as SVG, or leave some out.',
  ]),
} satisfies Record<string, (...values: never[]) => { severity: Severity; words: Words }>

type ProblemCode = keyof typeof kinds

/** Notes a problem at a place; the values are those of its kind. */
export type Say = <C extends ProblemCode>(
  code: C,
  at: { line: number; column: number },
  ...values: Parameters<(typeof kinds)[C]>
) => void

/** Notes the problems of one file into a list that others may share. */
export function sayInto(problems: Problem[], file: string): Say {
  return (code, at, ...values) => {
    const make = kinds[code] as (...given: unknown[]) => { severity: Severity; words: Words }
    const { severity, words } = make(...values)
    problems.push({
      code,
      severity,
      file,
      line: at.line,
      column: at.column,
      wrong: words[0],
      instead: words[1],
    })
  }
}

export const hasErrors = (problems: Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

/** `courses/foundations/stock-and-flow/fr.mdx:12:3  What is wrong. What to write instead.` */
export const problemLine = ({ file, line, column, severity, wrong, instead }: Problem): string =>
  `${file}:${line}:${column}  ${severity === 'warning' ? 'Warning: ' : ''}${wrong} ${instead}`

/** By file, then by place. */
export const inOrder = (problems: Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )

/** The beginning of a file: where problems of the whole file stand. */
export const top = { line: 1, column: 1 }
