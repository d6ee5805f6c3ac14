const ofDark = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/
/** What a rule said before it was made to hold, or not to. */
const own = new WeakMap<MediaList, string>()

/** Shows a page as a device in dark or in light colours would, whichever this one is. */
export function showInColours(page: Document, isDark: boolean): void {
  page.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  for (const sheet of page.styleSheets) decide(sheet.cssRules, isDark)
}

function decide(rules: CSSRuleList, isDark: boolean): void {
  for (const rule of rules) {
    if (rule.constructor.name === 'CSSMediaRule') {
      const { media } = rule as CSSMediaRule
      const text = own.get(media) ?? media.mediaText
      if (ofDark.test(text)) {
        own.set(media, text)
        media.mediaText = isDark ? text.replace(ofDark, '(width >= 0)') : 'not all'
      }
    }
    if ('cssRules' in rule) decide((rule as CSSGroupingRule).cssRules, isDark)
  }
}
