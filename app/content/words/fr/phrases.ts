import { type Phrase, translatePhrases } from '../phrases.ts'
import { typeset } from './typeset.ts'

const french: Record<Phrase, string> = {
  'the file': 'le fichier',
  'is missing': 'manque',
  'can’t be used': 'ne peut pas servir',
  'Invalid input: expected string, received {1}': 'Écrivez un texte.',
  'Invalid input: expected array, received {1}': 'Écrivez une liste : [un-nom, un-autre].',
  'Write a text in quotes.': 'Écrivez un texte entre guillemets droits.',
  'Write at least 1.': 'Écrivez au moins 1.',
  'Write at most 9.': 'Écrivez 9 au plus.',
  'Write 0 or more.': 'Écrivez 0 ou plus.',
  'Write 0 to 100.': 'Écrivez de 0 à 100.',
  'Write 0 to 1000.': 'Écrivez de 0 à 1000.',
  'Write 1 to {1}.': 'Écrivez de 1 à {1}.',
  'Write true or false.': 'Écrivez true ou false.',
  'Write a list: [en, fr].': 'Écrivez une liste : [en, fr].',
  'Write a language code: en, fr.': 'Écrivez le code d’une langue : en, fr.',
  'Write a language code: en, fr, es, ar.': 'Écrivez le code d’une langue : en, fr, es, ar.',
  'Write it once a language: { en: "…", fr: "…" }.': 'Écrivez-le une fois par langue : { en: "…", fr: "…" }.',
  'has no text in "{1}"': 'n’a pas de texte en « {1} »',
  'Add one, or drop the language from languages.': 'Ajoutez-en un, ou retirez la langue de languages.',
  'Copy the form in docs/authoring.md.': 'Copiez le modèle de docs/authoring.md.',
  'Keep one.': 'N’en gardez qu’un.',

  'Write kind: test, or leave it out in a module.': 'Écrivez kind: test, ou retirez-le dans un module.',
  'Write the title of the module in quotes.': 'Écrivez entre guillemets droits le titre du module.',
  'Write one or two sentences in quotes.': 'Écrivez une ou deux phrases entre guillemets droits.',
  'Write what a learner can do afterwards in quotes.':
    'Écrivez entre guillemets droits ce qu’un apprenant saura faire ensuite.',
  'Use at most 400 characters.': 'Employez 400 caractères au plus.',
  'Use lower-case letters, digits and hyphens: tell-stock-from-flow.':
    'Employez des lettres minuscules, des chiffres et des traits d’union : tell-stock-from-flow.',
  'title, summary, minutes, objectives; in a test also kind, tries, timed':
    'title, summary, minutes, objectives ; dans un test, aussi kind, tries, timed',
  'Write the minutes a learner needs, as a whole number: 40.':
    'Écrivez en nombre entier les minutes qu’il faut à un apprenant : 40.',
  'Write the minutes a learner needs: minutes: 40.':
    'Écrivez les minutes qu’il faut à un apprenant : minutes: 40.',
  'Split the module: 600 is the most.': 'Partagez le module : 600 est le maximum.',
  'Write how often the test may be sat before the course, and after it: tries: 1.':
    'Écrivez combien de fois le test peut être passé avant le cours, et autant de fois après : tries: 1.',
  'Write timed: false for a test without a time limit, or leave it out.':
    'Écrivez timed: false pour un test sans limite de temps, ou retirez-le.',
  'Write one objective a line: "tell-stock-from-flow: Tell a stock from a flow".':
    'Écrivez un objectif par ligne : "tell-stock-from-flow: Distinguer un stock d’un flux".',
  'Write at least one objective.': 'Écrivez au moins un objectif.',
  'Write title, summary, minutes and objectives.': 'Écrivez title, summary, minutes et objectives.',
  'belongs to a test': 'appartient à un test',
  'Drop it, or add kind: test.': 'Retirez-le, ou ajoutez kind: test.',

  'Write an id: stock-and-flow.': 'Écrivez un identifiant : stock-and-flow.',
  'Use lower-case letters, digits and hyphens: stock-and-flow.':
    'Employez des lettres minuscules, des chiffres et des traits d’union : stock-and-flow.',
  'Name at least the source language.': 'Nommez au moins la langue source.',
  'Write basic, intermediate or advanced.': 'Écrivez basic, intermediate ou advanced.',
  'Write per cent of the points as a whole number: 80.':
    'Écrivez en nombre entier les pour cent des points : 80.',
  'Write a whole number: 1 is the first course of the catalogue.':
    'Écrivez un nombre entier : 1 est le premier cours du catalogue.',
  'Write a list of module folders: [stock-and-flow].':
    'Écrivez une liste de dossiers de modules : [stock-and-flow].',
  'Name at least one module.': 'Nommez au moins un module.',
  'Write exercise ids with a reason: { old-id: "why it went" }.':
    'Écrivez des identifiants d’exercices avec un motif : { old-id: "pourquoi il a disparu" }.',
  'does not contain the source language': 'ne contient pas la langue source',
  'Add {1}.': 'Ajoutez {1}.',
  '"{1}" stands twice': '« {1} » figure deux fois',
  '"{1}" stands in modules, too': '« {1} » figure aussi dans modules',
  'Keep it here only: a test is not a module.': 'Ne le gardez qu’ici : un test n’est pas un module.',

  'Write a text in quotes, or { en: "…", fr: "…" }.':
    'Écrivez un texte entre guillemets droits, ou { en: "…", fr: "…" }.',
  'Write term: { en: "…" } and definition: { en: "…" }.':
    'Écrivez term: { en: "…" } et definition: { en: "…" }.',
  'Use lower-case letters, digits and hyphens for ids: usual-residence.':
    'Employez pour les identifiants des lettres minuscules, des chiffres et des traits d’union : usual-residence.',
  'Write one entry an id, each with term and definition.':
    'Écrivez une entrée par identifiant, chacune avec term et definition.',

  'The Studio writes this file; take it as it was, or delete it.':
    'C’est l’Atelier qui écrit ce fichier ; reprenez-le tel qu’il était, ou supprimez-le.',

  'Use lower-case letters, digits and _, a letter first: birth_country.':
    'Employez des lettres minuscules, des chiffres et _, en commençant par une lettre : birth_country.',
  'can’t be a name': 'ne peut pas être un nom',
  'Write each code with its meaning: { 1: { en: "male", fr: "masculin" } }.':
    'Écrivez chaque code avec son sens : { 1: { en: "male", fr: "masculin" } }.',
  'Write integer, number, text or date.': 'Écrivez integer, number, text ou date.',
  'Write dimension, time or measure, or leave it out.': 'Écrivez dimension, time ou measure, ou retirez-le.',
  'Write it like this: { type: integer, label: { en: "…", fr: "…" } }.':
    'Écrivez-le ainsi : { type: integer, label: { en: "…", fr: "…" } }.',
  'Write generator, or the name of a .csv or .sql file in this folder.':
    'Écrivez generator, ou le nom d’un fichier .csv ou .sql de ce dossier.',
  'Write generator, or the name of a .csv or .sql file in this folder: lower-case letters, digits, - and _.':
    'Écrivez generator, ou le nom d’un fichier .csv ou .sql de ce dossier : lettres minuscules, chiffres, - et _.',
  'Write how many rows the view has in the fixed draw: 4522.':
    'Écrivez combien de lignes la vue a dans le tirage fixe : 4522.',
  'Write the variables in the order of the columns, each with type and label.':
    'Écrivez les variables dans l’ordre des colonnes, chacune avec type et label.',
  'Write title, from and variables: docs/authoring.md has a form to copy.':
    'Écrivez title, from et variables : docs/authoring.md contient un modèle à copier.',
  'Name at least one language.': 'Nommez au moins une langue.',
  'Write true if people and places are made up, false if not.':
    'Écrivez true si les personnes et les lieux sont inventés, false sinon.',
  'Write one of these: {1}; or leave it out.': 'Écrivez l’un de ceux-ci : {1} ; ou retirez-le.',
  'Write a whole number: 20240630.': 'Écrivez un nombre entier : 20240630.',
  'Write how many data sets there are for learners’ own work: 16.':
    'Écrivez combien de jeux de données il y a pour le travail propre à chaque apprenant : 16.',
  'Write each list with its codes: { sex: { 1: { en: "male" } } }.':
    'Écrivez chaque liste avec ses codes : { sex: { 1: { en: "male" } } }.',
  'Write the tables by their names.': 'Écrivez les tables par leurs noms.',
  'Write a list of texts: - { en: "…", fr: "…" }.': 'Écrivez une liste de textes : - { en: "…", fr: "…" }.',
  'has no seed': 'n’a pas de graine',
  'Add seed: it makes the rows that texts quote.':
    'Ajoutez seed, la graine : elle fait les lignes que les textes citent.',
  'has no generator': 'n’a pas de générateur',
  'Name the generator, or drop the seed.': 'Nommez le générateur, ou retirez la graine.',
  'Files are the same for everybody: drop draws, or name a generator.':
    'Les fichiers sont les mêmes pour tous : retirez draws, ou nommez un générateur.',
  'is empty': 'est vide',
  'Describe at least one variable.': 'Décrivez au moins une variable.',
  'is a word of SQL': 'est un mot de SQL',
  'Choose another name, or learners would have to put it in quotes.':
    'Choisissez un autre nom, sinon les apprenants devraient le mettre entre guillemets.',
  'begins like a table of SQLite’s own': 'commence comme une table propre à SQLite',
  'Choose another name.': 'Choisissez un autre nom.',
  'is the generator, and the file names none': 'est le générateur, et le fichier n’en nomme pas',
  'Add generator and seed.': 'Ajoutez generator et seed.',
  'is a view without rows': 'est une vue sans rows',
  'Add rows: how many it has in the fixed draw.':
    'Ajoutez rows, le nombre de ses lignes dans le tirage fixe.',
  'is for views only': 'ne va qu’avec une vue',
  'Drop it: the rows of tables are counted.': 'Retirez-le : les lignes des tables sont comptées.',
  'is not described': 'n’est pas décrit',
  'Write type and label, or say like: for the table.':
    'Écrivez type et label, ou donnez like: pour la table.',
  'is not described, neither here nor in {1}': 'n’est décrit ni ici ni dans {1}',
  'Write type and label.': 'Écrivez type et label.',
  'stands beside codelist': 'figure à côté de codelist',
  'Keep one of the two.': 'Gardez l’un des deux.',
  '"{1}" is not a code list of this file': '« {1} » n’est pas une liste de codes de ce fichier',
  'There are: none.': 'Le fichier n’en a aucune.',
  'There are: {1}.': 'Le fichier a celles-ci : {1}.',
  'has the code "{1}", which is no integer': 'a le code « {1} », qui n’est pas un nombre entier',
  'has the code "{1}", which is no number': 'a le code « {1} », qui n’est pas un nombre',
  'has the code "{1}", which is no date': 'a le code « {1} », qui n’est pas une date',
  'has the code "{1}", which is no text': 'a le code « {1} », qui n’est pas un texte',
  'Change the code or the type.': 'Changez le code ou le type.',
  'has no measure': 'n’a pas de mesure',
  'Give the figures role: measure.': 'Donnez aux chiffres role: measure.',
  'has no dimension': 'n’a pas de dimension',
  'Give what tells the rows apart role: dimension or time.':
    'Donnez à ce qui distingue les lignes role: dimension ou time.',
  'has two times': 'a deux fois time',
  'Keep one role: time.': 'Ne gardez qu’un role: time.',
  'is a measure without numbers': 'est une mesure sans nombres',
  'Use type: integer or number.': 'Employez type: integer ou number.',
  'is a word of SDMX': 'est un mot de SDMX',

  semicolons: 'des points-virgules',
  tabs: 'des tabulations',

  'Write {1} alone, without a value.': 'Écrivez {1} seul, sans valeur.',
  'Write a text in quotes: {1}="…".': 'Écrivez un texte entre guillemets droits : {1}="…".',
  'A test has two forms: <Form id="a"> and <Form id="b">.':
    'Un test a deux formes : <Form id="a"> et <Form id="b">.',
  'Write one of: {1}.': 'Écrivez l’un de ces mots : {1}.',
  'Write a number from 0.5 to 20: points="2".': 'Écrivez un nombre de 0.5 à 20 : points="2".',
  'Write how many answers are graded: tries="3". Leave it out for as many as one likes.':
    'Écrivez combien de réponses sont notées : tries="3". Sans lui, on répond autant que l’on veut.',
  'Write draw="own" for data of one’s own, or leave it out.':
    'Écrivez draw="own" pour des données propres à chacun, ou retirez-le.',
  'Write columns="names" or columns="positions".': 'Écrivez columns="names" ou columns="positions".',
  'Write order="none", order="rows", or the columns to sort by: order="year, region".':
    'Écrivez order="none", order="rows", ou les colonnes de tri : order="year, region".',
  'Write digits="1".': 'Écrivez digits="1".',
  'Name the tables, with spaces between: tables="v_census v_register".':
    'Nommez les tables, séparées par des espaces : tables="v_census v_register".',
  'Write a few words.': 'Écrivez quelques mots.',

  'on the page itself, not inside another tag, list or quote':
    'sur la page elle-même, hors de toute autre balise, liste ou citation',
  'on the page itself or in a <Form>, not inside another tag, list or quote':
    'sur la page elle-même ou dans un <Form>, hors de toute autre balise, liste ou citation',
  'on the page itself, in a <Note>, a <Form>, or in an exercise':
    'sur la page elle-même, dans un <Note>, un <Form> ou un exercice',
  'in an exercise': 'dans un exercice',
  'in a <Written> exercise': 'dans un exercice <Written>',
  'in a sentence': 'dans une phrase',
  'a heading': 'un titre',
  'a link': 'un lien',
  'a footnote': 'une note de bas de page',
  'a <Term>': 'un <Term>',
  'a <Figure>': 'une <Figure>',
  'an answer': 'une réponse',

  'list of answers (- [x] …)': 'liste de réponses (- [x] …)',
  'numbered list (1. …)': 'liste numérotée (1. …)',
  table: 'tableau',
  'block of code': 'bloc de code',
  'criteria as one list (- …) in <Rubric>': 'critères en une seule liste (- …) dans <Rubric>',
  options: 'options',
  items: 'étapes',
  cases: 'cas',
  pairs: 'paires',
  'A value': 'Une valeur',
  'An answer': 'Une réponse',
  'An option': 'Une option',
  'An item': 'Une étape',
  'A criterion': 'Un critère',
  'The item': 'L’étape',
  'The first cell of this row': 'La première cellule de cette ligne',
  '“{1}”': '« {1} »',

  'The kind of this exercise': 'Le type de cet exercice',
  'The form of this exercise': 'La forme de cet exercice',
  'The objective': 'L’objectif',
  'The objective {1}': 'L’objectif « {1} »',
  'The chart {1}': 'Le graphique « {1} »',
  'The query of this chart': 'La requête de ce graphique',
  'The number of hints': 'Le nombre d’indices',
  'The number of solutions': 'Le nombre de solutions',
  'The number of foreseen mistakes': 'Le nombre d’erreurs prévues',
  'The number of answers': 'Le nombre de réponses',
  'The number of options': 'Le nombre d’options',
  'The number of items': 'Le nombre d’étapes',
  'The number of criteria': 'Le nombre de critères',
  'The number of values': 'Le nombre de valeurs',
  'The number of cases': 'Le nombre de cas',
  'The number of pairs': 'Le nombre de paires',
  'The mark of this value': 'La marque de cette valeur',
  'The mark of this answer': 'La marque de cette réponse',
  'The second cell of this row': 'La seconde cellule de cette ligne',
  'This value': 'Cette valeur',
  'This foreseen mistake': 'Cette erreur prévue',
  'The key': 'La clé',
  'The solution': 'La solution',

  open: 'communes à tous',
  '{1}. learner’s': 'de l’apprenant n° {1}',
  'NULL on the open data': 'NULL sur les données communes à tous',
  'NULL on the {1}. learner’s data': 'NULL sur les données de l’apprenant n° {1}',
  'a text on the open data': 'un texte sur les données communes à tous',
  'a text on the {1}. learner’s data': 'un texte sur les données de l’apprenant n° {1}',
  '{1} row(s) of {2} column(s)': '{1} ligne(s) de {2} colonne(s)',
  'no row': 'aucune ligne',
  '{1} rows, more than {2}': '{1} lignes, plus de {2}',
  '{1} columns of values': '{1} colonne(s) de valeurs',
  'a name twice in its first column': 'deux fois un même nom dans sa première colonne',
  'a value that is no number': 'une valeur qui n’est pas un nombre',
  '<Numeric> with data': '<Numeric> avec des données',

  'names no result. Write names and tolerances: share ± 0.05, low ± 0.1':
    'aucun résultat n’y est nommé. Écrivez des noms et des tolérances : share ± 0.05, low ± 0.1',
  'has a number alone, "{1}". Write decimals with a point: share ± 0.05':
    '« {1} » est un nombre seul. Écrivez les décimales avec un point : share ± 0.05',
  'has "{1}", which is no name in R. Write letters, digits, . and _: share ± 0.05':
    '« {1} » n’est pas un nom en R. Écrivez des lettres, des chiffres, . et _ : share ± 0.05',
  'has "{1}", which means something else in R. Take another name':
    '« {1} » veut dire autre chose en R. Prenez un autre nom',
  'has "{1}" twice': '« {1} » y figure deux fois',
  'has "{1}", whose tolerance is no number. Write it with a point: {2} ± 0.05':
    'la tolérance de « {1} » n’est pas un nombre. Écrivez-la avec un point : {2} ± 0.05',
  'has more than {1} results': 'il y a plus de {1} résultats',
  '{1} is not a file of keys. Delete it and run `jalon courses keys` again.':
    '{1} n’est pas un fichier de clés',

  'it is not UTF-8 text': 'ce n’est pas du texte en UTF-8',
  'it is not well-formed XML ({1})': 'son XML est mal formé (« {1} »)',
  'it has a DOCTYPE': 'elle a un DOCTYPE',
  'it has an instruction <?{1}?>': 'elle a une instruction <?{1}?>',
  'it holds <{1}>, which is not SVG; export it as plain SVG':
    'elle contient <{1}>, qui n’est pas du SVG ; exportez-la en simple SVG',
  'it holds <{1}>': 'elle contient <{1}>',
  'it has the event attribute {1}': 'elle a l’attribut d’événement {1}',
  'it refers to "{1}"': 'elle renvoie à « {1} »',
  'its style refers to another file': 'son style renvoie à un autre fichier',
  'its style loads something': 'son style charge quelque chose',
  'its style has escapes': 'son style contient des séquences d’échappement',
  'its parts are nested too deep': 'ses parties sont trop imbriquées',
  'a part of it repeats itself': 'une de ses parties se répète elle-même',
  'its parts repeat each other too often': 'ses parties se répètent trop souvent',
  'it is really something else': 'c’est en réalité autre chose',
  'it is really {1}': 'c’est en réalité du {1}',
  'its size is unknown': 'sa taille est inconnue',
  'its size can’t be read; an SVG needs a viewBox': 'sa taille est illisible ; un SVG demande une viewBox',

  'the builder did not start': 'le programme qui fait les pages n’a pas démarré',
  'the builder ended': 'le programme qui fait les pages s’est arrêté',
  'colours and frames are not shown': 'les couleurs et les cadres ne sont pas montrés',
}

const set = Object.fromEntries(
  Object.entries(french).map(([phrase, words]) => [phrase, typeset(words)]),
) as Record<Phrase, string>

const translate = translatePhrases(set)

/** A part of a sentence in French; what is no phrase of ours is a name or a number, and stays. */
export const told = (text: string): string => translate(text) ?? text

/** The same for a reason that may come from a library: then it is quoted, in its own language. */
export const saidOrQuoted = (reason: string): string => translate(reason) ?? `«\u00a0${reason}\u00a0»`
