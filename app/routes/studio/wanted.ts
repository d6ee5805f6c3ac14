/** What the address of an export asks for: a module, or all of the course, in a language of its texts. */
export function wantedOf(url: URL, language: string): { moduleId: string | null; language: string } {
  const textLanguage = url.searchParams.get('language') ?? ''
  return {
    moduleId: url.searchParams.get('module') || null,
    language: /^[a-z]{2,3}$/.test(textLanguage) ? textLanguage : language,
  }
}
