/** Words of a new course that its author is to replace; a course can't do without. */
export const wordsOfNewCourse: Record<string, { summary: string; audience: string; module: string }> = {
  en: {
    summary: 'What learners can do after this course.',
    audience: 'For whom it is written.',
    module: 'First module',
  },
  fr: {
    summary: 'Ce que l’on saura faire après ce cours.',
    audience: 'À qui il s’adresse.',
    module: 'Premier module',
  },
}
