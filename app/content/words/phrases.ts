/**
 * Parts of English sentences that come into the words of a problem as values: what is missing, where a tag may stand, what
 * the schemas of YAML files say. Every language has its own words for each, and a test finds those that are not listed.
 * `{1}` is what the author wrote, or a number.
 */
export const phrases = [
  // What a value of a YAML file is, and what to write.
  'the file',
  'is missing',
  'can’t be used',
  'Invalid input: expected string, received {1}',
  'Invalid input: expected array, received {1}',
  'Write a text in quotes.',
  'Write at least 1.',
  'Write at most 9.',
  'Write 0 or more.',
  'Write 0 to 100.',
  'Write 0 to 1000.',
  'Write 1 to {1}.',
  'Write true or false.',
  'Write a list: [en, fr].',
  'Write a language code: en, fr.',
  'Write a language code: en, fr, es, ar.',
  'Write it once a language: { en: "…", fr: "…" }.',
  'has no text in "{1}"',
  'Add one, or drop the language from languages.',
  'Copy the form in docs/authoring.md.',
  'Keep one.',

  // Front matter.
  'Write kind: test, or leave it out in a module.',
  'Write the title of the module in quotes.',
  'Write one or two sentences in quotes.',
  'Write what a learner can do afterwards in quotes.',
  'Use at most 400 characters.',
  'Use lower-case letters, digits and hyphens: tell-stock-from-flow.',
  'title, summary, minutes, objectives; in a test also kind, tries, timed',
  'Write the minutes a learner needs, as a whole number: 40.',
  'Write the minutes a learner needs: minutes: 40.',
  'Split the module: 600 is the most.',
  'Write how often the test may be sat before the course, and after it: tries: 1.',
  'Write timed: false for a test without a time limit, or leave it out.',
  'Write one objective a line: "tell-stock-from-flow: Tell a stock from a flow".',
  'Write at least one objective.',
  'Write title, summary, minutes and objectives.',
  'belongs to a test',
  'Drop it, or add kind: test.',

  // course.yaml
  'Write an id: stock-and-flow.',
  'Use lower-case letters, digits and hyphens: stock-and-flow.',
  'Name at least the source language.',
  'Write basic, intermediate or advanced.',
  'Write per cent of the points as a whole number: 80.',
  'Write a whole number: 1 is the first course of the catalogue.',
  'Write a list of module folders: [stock-and-flow].',
  'Name at least one module.',
  'Write exercise ids with a reason: { old-id: "why it went" }.',
  'does not contain the source language',
  'Add {1}.',
  '"{1}" stands twice',
  '"{1}" stands in modules, too',
  'Keep it here only: a test is not a module.',

  // glossary.yaml
  'Write a text in quotes, or { en: "…", fr: "…" }.',
  'Write term: { en: "…" } and definition: { en: "…" }.',
  'Use lower-case letters, digits and hyphens for ids: usual-residence.',
  'Write one entry an id, each with term and definition.',

  // What the Studio keeps of translations.
  'The Studio writes this file; take it as it was, or delete it.',

  // data.yaml
  'Use lower-case letters, digits and _, a letter first: birth_country.',
  'can’t be a name',
  'Write each code with its meaning: { 1: { en: "male", fr: "masculin" } }.',
  'Write integer, number, text or date.',
  'Write dimension, time or measure, or leave it out.',
  'Write it like this: { type: integer, label: { en: "…", fr: "…" } }.',
  'Write generator, or the name of a .csv or .sql file in this folder.',
  'Write generator, or the name of a .csv or .sql file in this folder: lower-case letters, digits, - and _.',
  'Write how many rows the view has in the fixed draw: 4522.',
  'Write the variables in the order of the columns, each with type and label.',
  'Write title, from and variables: docs/authoring.md has a form to copy.',
  'Name at least one language.',
  'Write true if people and places are made up, false if not.',
  'Write one of these: {1}; or leave it out.',
  'Write a whole number: 20240630.',
  'Write how many data sets there are for learners’ own work: 16.',
  'Write each list with its codes: { sex: { 1: { en: "male" } } }.',
  'Write the tables by their names.',
  'Write a list of texts: - { en: "…", fr: "…" }.',
  'has no seed',
  'Add seed: it makes the rows that texts quote.',
  'has no generator',
  'Name the generator, or drop the seed.',
  'Files are the same for everybody: drop draws, or name a generator.',
  'is empty',
  'Describe at least one variable.',
  'is a word of SQL',
  'Choose another name, or learners would have to put it in quotes.',
  'begins like a table of SQLite’s own',
  'Choose another name.',
  'is the generator, and the file names none',
  'Add generator and seed.',
  'is a view without rows',
  'Add rows: how many it has in the fixed draw.',
  'is for views only',
  'Drop it: the rows of tables are counted.',
  'is not described',
  'Write type and label, or say like: for the table.',
  'is not described, neither here nor in {1}',
  'Write type and label.',
  'stands beside codelist',
  'Keep one of the two.',
  '"{1}" is not a code list of this file',
  'There are: none.',
  'There are: {1}.',
  'has the code "{1}", which is no integer',
  'has the code "{1}", which is no number',
  'has the code "{1}", which is no date',
  'has the code "{1}", which is no text',
  'Change the code or the type.',
  'has no measure',
  'Give the figures role: measure.',
  'has no dimension',
  'Give what tells the rows apart role: dimension or time.',
  'has two times',
  'Keep one role: time.',
  'is a measure without numbers',
  'Use type: integer or number.',
  'is a word of SDMX',

  // What separates the columns of a file.
  'semicolons',
  'tabs',

  // Attributes.
  'Write {1} alone, without a value.',
  'Write a text in quotes: {1}="…".',
  'A test has two forms: <Form id="a"> and <Form id="b">.',
  'Write one of: {1}.',
  'Write a number from 0.5 to 20: points="2".',
  'Write how many answers are graded: tries="3". Leave it out for as many as one likes.',
  'Write draw="own" for data of one’s own, or leave it out.',
  'Write columns="names" or columns="positions".',
  'Write order="none", order="rows", or the columns to sort by: order="year, region".',
  'Write digits="1".',
  'Name the tables, with spaces between: tables="v_census v_register".',
  'Write a few words.',

  // Where a tag may stand.
  'on the page itself, not inside another tag, list or quote',
  'on the page itself or in a <Form>, not inside another tag, list or quote',
  'on the page itself, in a <Note>, a <Form>, or in an exercise',
  'in an exercise',
  'in a <Written> exercise',
  'in a sentence',
  // Where a term can't.
  'a heading',
  'a link',
  'a footnote',
  'a <Term>',
  'a <Figure>',
  'an answer',

  // Where answers stand, and what they are.
  'list of answers (- [x] …)',
  'numbered list (1. …)',
  'table',
  'block of code',
  'criteria as one list (- …) in <Rubric>',
  'options',
  'items',
  'cases',
  'pairs',
  'A value',
  'An answer',
  'An option',
  'An item',
  'A criterion',
  'The item',
  'The first cell of this row',
  '“{1}”',

  // What a translation says otherwise.
  'The kind of this exercise',
  'The form of this exercise',
  'The objective',
  'The objective {1}',
  'The chart {1}',
  'The query of this chart',
  'The number of hints',
  'The number of solutions',
  'The number of foreseen mistakes',
  'The number of answers',
  'The number of options',
  'The number of items',
  'The number of criteria',
  'The number of values',
  'The number of cases',
  'The number of pairs',
  'The mark of this value',
  'The mark of this answer',
  'The second cell of this row',
  'This value',
  'This foreseen mistake',
  'The key',
  'The solution',

  // Queries and what they give.
  'open',
  '{1}. learner’s',
  'NULL on the open data',
  'NULL on the {1}. learner’s data',
  'a text on the open data',
  'a text on the {1}. learner’s data',
  '{1} row(s) of {2} column(s)',
  'no row',
  '{1} rows, more than {2}',
  '{1} columns of values',
  'a name twice in its first column',
  'a value that is no number',
  '<Numeric> with data',

  // Results of a script, and their keys.
  'names no result. Write names and tolerances: share ± 0.05, low ± 0.1',
  'has a number alone, "{1}". Write decimals with a point: share ± 0.05',
  'has "{1}", which is no name in R. Write letters, digits, . and _: share ± 0.05',
  'has "{1}", which means something else in R. Take another name',
  'has "{1}" twice',
  'has "{1}", whose tolerance is no number. Write it with a point: {2} ± 0.05',
  'has more than {1} results',
  '{1} is not a file of keys. Delete it and run `jalon courses keys` again.',

  // Pictures.
  'it is not UTF-8 text',
  'it is not well-formed XML ({1})',
  'it has a DOCTYPE',
  'it has an instruction <?{1}?>',
  'it holds <{1}>, which is not SVG; export it as plain SVG',
  'it holds <{1}>',
  'it has the event attribute {1}',
  'it refers to "{1}"',
  'its style refers to another file',
  'its style loads something',
  'its style has escapes',
  'its parts are nested too deep',
  'a part of it repeats itself',
  'its parts repeat each other too often',
  'it is really something else',
  'it is really {1}',
  'its size is unknown',
  'its size can’t be read; an SVG needs a viewBox',

  // Texts and formulas.
  'the builder did not start',
  'the builder ended',
  'colours and frames are not shown',
] as const

export type Phrase = (typeof phrases)[number]

/** Gives the words of another language for a phrase; null for what is none. */
export function translatePhrases(words: Record<Phrase, string>): (text: string) => string | null {
  const exact = new Map<string, string>(Object.entries(words))
  const patterns = phrases
    .filter((phrase) => phrase.includes('{1}'))
    .map((phrase) => ({ pattern: asPattern(phrase), words: words[phrase] }))
  return (text) => {
    const known = exact.get(text)
    if (known !== undefined) return known
    for (const { pattern, words } of patterns) {
      const found = pattern.exec(text)
      if (found) return words.replace(/\{(\d)\}/g, (_, number) => found[Number(number)] ?? '')
    }
    return null
  }
}

const asPattern = (phrase: string): RegExp =>
  new RegExp(`^${phrase.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.*?)')}$`, 's')
