import type { Variable } from '#app/labs/data/data-set.ts'
import type { ViewFault } from '#app/labs/data/view-query.ts'
import type { dataProblems as english } from '../../data-problems.ts'
import { limits } from '../../limits.ts'
import type { Words } from '../../problem-words.ts'
import type { WordsFor } from '../language-words.ts'
import { kilobytes, megabytes, named, number } from './numbers.ts'
import { told } from './phrases.ts'
import { engineSays } from './sql-failures.ts'
import { fr } from './typeset.ts'

const viewWords: Record<ViewFault, Words> = {
  empty: [fr`La vue n’a pas de requête.`, fr`Écrivez-en une : SELECT … FROM ….`],
  'not-a-query': [
    fr`Une vue est une requête, et ceci est autre chose.`,
    fr`Commencez par SELECT ou par WITH.`,
  ],
  'second-statement': [
    fr`Une seconde instruction suit la requête.`,
    fr`Gardez une seule requête ; un point-virgule ne peut figurer qu’à la fin.`,
  ],
  'not-closed': [fr`Un guillemet ou un commentaire n’est pas fermé.`, `Fermez-le\u00a0: '…', "…", /* … */.`],
  brackets: [fr`Les parenthèses ne vont pas par paires.`, fr`Donnez à chaque ( sa ).`],
}

const types: Record<Variable['type'], string> = {
  integer: 'un nombre entier',
  number: 'un nombre',
  text: 'un texte',
  date: 'une date',
}

const isType = (type: string): type is Variable['type'] => Object.hasOwn(types, type)

export const dataProblems: WordsFor<typeof english> = {
  'data-yaml-missing': () => [
    fr`Le jeu de données n’a pas de data.yaml.`,
    fr`Écrivez-en un : docs/authoring.md contient un modèle à copier.`,
  ],
  'data-yaml-too-big': (bytes) => [
    fr`Le fichier pèse ${kilobytes(bytes)} ; ${kilobytes(limits.sourceBytes)} au plus sont lus.`,
    fr`Décrivez les variables plus brièvement.`,
  ],
  'data-too-big': (bytes) => [
    fr`Les fichiers de données pèsent ${megabytes(bytes)} jusqu’ici ; ${megabytes(limits.dataBytes)} au plus sont lus.`,
    fr`Gardez moins de lignes ou de colonnes.`,
  ],
  'data-too-many-rows': () => [
    fr`La table a plus de ${number(limits.dataRows)} lignes.`,
    fr`Gardez-en un échantillon.`,
  ],
  'data-file-missing': (name) => [
    fr`Il n’y a pas de fichier « ${name} » dans ce dossier.`,
    fr`Placez-le à côté de data.yaml, ou corrigez le nom.`,
  ],
  'data-file-unused': (name) => [
    fr`Aucune table n’est faite de « ${name} ».`,
    fr`Nommez-le dans data.yaml (from: …), ou retirez-le.`,
  ],
  'data-generator-table': (name, made) => [
    fr`Le générateur ne fait pas de table « ${name} ».`,
    fr`Il fait ${named(made)}.`,
  ],
  'data-columns': (found, described) => [
    fr`Les colonnes sont ${named(found)}, mais data.yaml décrit ${named(described)}.`,
    fr`Mettez d’accord les noms et leur ordre.`,
  ],
  'data-column-twice': (name) => [fr`La colonne « ${name} » figure deux fois.`, fr`N’en gardez qu’une.`],
  'data-separator': (separator) => [
    fr`Les colonnes sont séparées par ${told(separator)}.`,
    fr`Enregistrez le fichier avec des virgules entre les colonnes et des points pour les décimales.`,
  ],
  'data-header-missing': () => [fr`Le fichier est vide.`, fr`Écrivez d’abord les noms des colonnes.`],
  'data-cells': (found, columns) => [
    fr`Cette ligne a ${number(found)} valeur(s) pour ${number(columns)} colonne(s).`,
    fr`Laissez vides les valeurs manquantes, et mettez entre guillemets droits une valeur qui contient une virgule.`,
  ],
  'data-quote': (isOpen) =>
    isOpen
      ? [fr`Une valeur entre guillemets n’est pas fermée.`, fr`Fermez-la par un guillemet droit.`]
      : [
          fr`Un guillemet droit figure dans une valeur.`,
          fr`Mettez toute la valeur entre guillemets droits, et écrivez "" pour un guillemet dans la valeur.`,
        ],
  'data-value': (column, value, type) => [
    fr`${column} : « ${value} » n’est pas ${isType(type) ? types[type] : type}.`,
    type === 'date'
      ? fr`Écrivez AAAA-MM-JJ : 2024-06-30.`
      : type === 'integer'
        ? fr`N’écrivez que des chiffres : 1809. Une valeur manquante reste vide.`
        : fr`Écrivez des chiffres, avec un point pour les décimales : 1809.5. Une valeur manquante reste vide.`,
  ],
  'data-code': (column, value, codes) => [
    fr`${column} : « ${value} » n’est pas l’un de ses codes.`,
    fr`Les codes sont ${codes.join(', ')} ; ajoutez le code à data.yaml, ou corrigez la valeur.`,
  ],
  'data-formula': (column, value) => [
    fr`${column} : un tableur prendrait « ${value} » pour une formule.`,
    fr`Commencez le texte par une lettre ou un chiffre.`,
  ],
  'data-more': (count) => [
    fr`Autres valeurs de cette table qui ne peuvent pas servir : ${number(count)}.`,
    fr`Corrigez d’abord celles qui précèdent : elles sont souvent du même genre.`,
  ],
  'data-view': (fault) => viewWords[fault],
  'data-view-fails': (message) => [
    fr`La vue n’est pas exécutée : ${engineSays(message)}.`,
    fr`Corrigez la requête.`,
  ],
  'data-view-rows': (said, found) => [
    fr`La vue a ${number(found)} ligne(s) dans le tirage fixe, et non ${number(said)}.`,
    fr`Écrivez rows: ${found}, ou corrigez la requête.`,
  ],
  'data-view-values': (column, count) => [
    fr`${column} : valeurs de la vue qui ne répondent pas à son type ou à ses codes : ${number(count)}.`,
    fr`Corrigez la requête, ou la description de la variable.`,
  ],
}
