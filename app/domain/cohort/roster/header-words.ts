import { foldText } from '#app/domain/exercise/fold-text.ts'
import type { RosterColumn } from './roster.ts'

/**
 * Titles that people give to columns, in English, French, Spanish and Arabic: as found in registration lists, exports
 * of Moodle, Kolibri, Google Contacts and Outlook, and invitation letters of statistical offices.
 */
const titles: Record<RosterColumn, string> = {
  email: `
    E-mail | Email address | E-mail addresses | Mail | Mail address | Electronic mail | Work email | Personal email |
    Official email | Professional email | Contact email | Business email | Email 1 | E-mail 1 - Value | Primary email |
    Your email | User email | Email ID | Login email | Participant email | Address email |
    Courriel | Adresse e-mail | Adresse mail | Adresse électronique | Adresse courriel | Mél | Adresse de messagerie |
    Messagerie | E-mail professionnel | Courriel professionnel | Adresse e-mail professionnelle | Adresses mail |
    Adresses e-mail | Mail professionnel | Votre e-mail | Adresse email du participant | E-mail du participant |
    Correo | Correo electrónico | Correo-e | Dirección de correo | Dirección de correo electrónico | Dirección electrónica |
    E-mail institucional | Correo institucional | Correo electrónico institucional | Correos | Dirección de e-mail |
    Correo personal | Correo de contacto | Correo del participante |
    البريد الإلكتروني | بريد إلكتروني | البريد | الإيميل | إيميل | ايميل | الايميل | عنوان البريد الإلكتروني | البريد الالكتروني |
    البريد الإلكتروني الرسمي | العنوان الإلكتروني | عنوان البريد | الميل | البريد الشخصي`,
  name: `
    Name | Full name | Names | Participant | Participant name | Name of participant | Complete name | Display name |
    Learner | Learner name | Student | Student name | Person | Name and surname | Given and family name | Nominee |
    First and last name | First name and last name | First name last name | Name of nominee | Trainee | Your name |
    Nom complet | Nom et prénom | Nom et prénoms | Noms et prénoms | Prénom et nom | Prénoms et nom | Nom prénom |
    Prénom nom | Nom & prénom | Nom(s) et prénom(s) | Nom du participant | Nom de la participante | Participante |
    Nom et prénom(s) | Participant(e) | Apprenant | Apprenante | Stagiaire | Agent | Noms | Personne | NOMS & PRENOMS |
    Nom et prénom du participant |
    Nombre completo | Nombre y apellido | Nombre y apellidos | Nombres y apellidos | Apellidos y nombres | Alumno |
    Apellidos y nombre | Apellido y nombre | Apellidos, nombre | Nombre del participante | Nombre apellido | Alumna |
    Estudiante | Persona | Nombre y apellido(s) | Nombre de la participante |
    الاسم | الاسم الكامل | اسم المشارك | اسم المشاركة | الاسم بالكامل | الاسم الثلاثي | الاسم الرباعي | المشارك | المتدرب | اسم المتدرب |
    الاسم واللقب | الاسم والنسب | الأسماء | اسم الموظف | المتعلم | اسم المتعلم | الاسم و اللقب`,
  givenName: `
    First name | Given name | Forename | Given names | First names | Forenames | Christian name | First | Firstname(s) |
    First name(s) | Given name(s) |
    Prénom | Prénoms | Prénom(s) | Prénom usuel | Prénom du participant |
    Nombre | Nombres | Nombre(s) | Primer nombre | Nombre de pila |
    الاسم الأول | الاسم الشخصي | الإسم الشخصي | الاسم الاول`,
  familyName: `
    Last name | Surname | Family name | Surnames | Last names | Second name | Last | Surname(s) | Last name(s) |
    Nom de famille | Nom d’usage | Nom usuel | Nom patronymique | Patronyme | Nom | Nom de naissance |
    Apellido | Apellidos | Apellido(s) | Primer apellido | Apellido paterno |
    اسم العائلة | اللقب | النسب | الاسم العائلي | الإسم العائلي | الكنية | العائلة | الاسم الأخير | الشهرة | لقب العائلة`,
  language: `
    Language | Lang | Preferred language | Language preference | Course language | Locale | Language of training |
    Working language | Language of instruction | Languages | Mother tongue |
    Langue | Langue préférée | Langue de formation | Langue du cours | Langue de travail | Langues | Langue parlée |
    Langue de préférence | Langue souhaitée |
    Idioma | Lengua | Idioma preferido | Idioma de preferencia | Lengua preferida | Idiomas | Idioma del curso |
    Idioma de trabajo |
    اللغة | لغة | اللغة المفضلة | لغة التدريب | لغة الدورة | لغة العمل`,
  country: `
    Country | Country name | Nation | Country code | Country of work | Country/territory | Country of residence | ISO3 |
    Member state | ISO country code | Country or area | ISO2 | Country (ISO) |
    Pays | Nom du pays | Code pays | Pays d’exercice | Pays de résidence | État membre | Pays ou territoire | Pays d’affectation |
    País | Código de país | Código del país | País de residencia | Estado miembro | País o territorio | Nombre del país |
    البلد | الدولة | بلد | دولة | اسم الدولة | اسم البلد | بلد الإقامة | رمز الدولة | البلدان`,
  organisation: `
    Organisation | Organization | Institution | Institute | Office | Agency | Employer | Company | Organisation name |
    Affiliation | Statistical office | National statistical office | NSO | Member organisation | Ministry | Entity |
    Workplace | Company name | Institution name | Department | Institutional affiliation | Name of organisation |
    Organization name | Member organization | Name of institution | Place of work | Organisation / agency | NSI |
    Organisme | Structure | Établissement | Employeur | Institut | Entreprise | Société | Administration | Ministère | INS |
    Organisme d’appartenance | Structure d’origine | Nom de l’organisation | Lieu de travail | Service | Direction |
    Institution d’origine | Nom de l’institution | Institut national de statistique | Structure de rattachement | Entité |
    Institution d’appartenance | Nom de la structure | Organisme employeur | Ministère / institution |
    Organización | Institución | Entidad | Empresa | Instituto | Oficina | Organismo | Dependencia | Ministerio |
    Institución de origen | Lugar de trabajo | Nombre de la institución | Nombre de la organización | Centro de trabajo |
    Oficina nacional de estadística | Empleador | INE | Institución a la que pertenece | Afiliación |
    المؤسسة | المنظمة | الجهة | جهة العمل | الهيئة | مكان العمل | المعهد | الوزارة | الشركة | الإدارة | المؤسسه | اسم المؤسسة | اسم الجهة |
    الجهاز | المديرية | اسم المنظمة`,
}

const columnOfTitle: ReadonlyMap<string, RosterColumn> = new Map(
  // "Nom" and "Nombre" stand under what they are beside a given or a family name; headers.ts decides when alone.
  (Object.entries(titles) as [RosterColumn, string][])
    .reverse()
    .flatMap(([column, words]) => words.split('|').map((word) => [foldText(word), column] as const)),
)

/** Titles of one column that name the whole person where nothing else does. */
const wholeWhenAlone: ReadonlySet<string> = new Set(['Nom', 'Nombre', 'Nombres'].map(foldText))

/** Titles of a whole name that mean the family name beside a column of given names. */
const familyWhenBeside: ReadonlySet<string> = new Set(['Name', 'Names', 'Noms'].map(foldText))

/** الاسم is the given name beside a column of family names, as "Nombre" is. */
const givenWhenBeside: ReadonlySet<string> = new Set(['الاسم', 'Name'].map(foldText))

const longestTitle = 80

/** Forms that a title takes: as written, without "(required)", "*" or "2.", and either half of "Nom / Name". */
function formsOf(title: string): string[] {
  const bare = title.replace(/\([^)]*\)|\[[^\]]*\]|[*:：]/g, ' ').replace(/^\s*\d+\s*[.)–-]\s*/, '')
  return [title, bare, ...bare.split(/[/|\n–—]|\s-\s/)].map(foldText)
}

/** What a column's title says it holds; null if nothing that we know. */
export function columnOf(title: string): RosterColumn | null {
  if (title.length > longestTitle || title.includes('@')) return null
  for (const form of formsOf(title)) {
    const column = columnOfTitle.get(form)
    if (column) return column
  }
  return null
}

const isOneOf = (words: ReadonlySet<string>, title: string) => formsOf(title).some((form) => words.has(form))

/** What each column holds, taking their titles together: "Nom" beside "Prénom" is not the whole name. */
export function columnsOf(header: readonly string[]): (RosterColumn | null)[] {
  const columns = header.map(columnOf)
  const has = (column: RosterColumn) => columns.includes(column)
  const [hasGiven, hasFamily] = [has('givenName'), has('familyName')]
  return columns.map((column, at) => {
    const title = header[at] ?? ''
    if (column === 'name' && hasGiven && !hasFamily && isOneOf(familyWhenBeside, title)) return 'familyName'
    if (column === 'name' && hasFamily && !hasGiven && isOneOf(givenWhenBeside, title)) return 'givenName'
    const isHalf = column === 'familyName' ? !hasGiven : column === 'givenName' && !hasFamily
    return isHalf && isOneOf(wholeWhenAlone, title) ? 'name' : column
  })
}
