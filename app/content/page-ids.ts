/**
 * Ids that a module's page uses itself, where its exercises stand under their own ids: of its frame (app/ui), of headings,
 * footnotes, glossary cards, data and charts (app/content), and the one name that every object of a script has.
 */
const own =
  /^(main|afterwards|continue|constructor|footnote-label|text-\d+|(s|term|module|fn|fnref|note-fn|note-fnref|data|chart)-[a-z0-9-]+)$/

/** Whether an exercise can't have this id, because the page has another element of that name. */
export const isPageId = (id: string): boolean => own.test(id)

/** What the parts of an exercise's form are called behind its id and a hyphen. */
const parts =
  /^(title|prompt|solution|told|unit|value|reading|text|query|script|lab|verdict|chart|draw|caption|result|(pair|case|place|option|result)-[a-z0-9-]+)$/

/** Whether an id is that of a part of this exercise, which stands on the same page. */
export const isPartOf = (exerciseId: string, id: string): boolean =>
  id.startsWith(`${exerciseId}-`) && parts.test(id.slice(exerciseId.length + 1))
