/** The text to show: in the language asked for, else the course's source, else any: never nothing while there is one. */
export function shownEdition<E extends { language: string }>(
  current: E[],
  asked: string,
  source: string,
): E | null {
  const inLanguage = (language: string) => current.find((edition) => edition.language === language)
  return inLanguage(asked) ?? inLanguage(source) ?? current[0] ?? null
}

/** Text by language, with the same way of falling back. */
export const shownText = (texts: Record<string, string>, asked: string, source: string): string =>
  texts[asked] ?? texts[source] ?? Object.values(texts)[0] ?? ''
