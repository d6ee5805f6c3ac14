import { secondsOn2G } from '#app/domain/studio/slow-link.ts'
import { limits } from './limits.ts'
import { error, kilobytes, warning } from './problem-words.ts'

/** What can be wrong with a text: tags, links, headings, pictures, footnotes, formulas. */
export const textProblems = {
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
    `The picture "${src}" has ${kilobytes(bytes)}, ${secondsOn2G(bytes)} s on a 2G link; the limit is ${kilobytes(limits.pictureBytes)}.`,
    'Make it smaller, or draw it as SVG.',
  ]),
  'alt-missing': error(() => [
    'The picture has no alternative text.',
    'Say in a sentence what it shows: alt="Two bars: 5,090 and 6,330 children".',
  ]),
  'alt-file-name': warning(() => [
    'The alternative text only repeats the name of the file.',
    'Say in a sentence what the picture shows, with its figures, to somebody who can’t see it.',
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
  'sentence-long': warning((words: number, begins: string) => [
    `A sentence has ${words} words: “${begins} …”.`,
    'Make two of it, or a list. Twenty words are read at once, more than forty are read twice.',
  ]),
  'headings-none': warning((words: number) => [
    `The text has ${words} words and no heading.`,
    'Give each part a heading (## …): readers on a telephone find their place by them.',
  ]),
  'sample-text': warning((sentence: string) => [
    `“${sentence}” is still an example that the text began with.`,
    'Write your own words in its place, or leave it out.',
  ]),
}
