import type { Bodies } from './exercise-template.ts'

/** Working examples in French. */
export const frenchBodies: Bodies = {
  'choice-one': `La nuit du recensement, Meridia a compté 5 090 enfants nés à l’étranger. Est-ce un effectif ou un flux ? Le pays est inventé.

- [x] Un effectif
  > Oui : on compte les personnes présentes à un moment donné.
- [ ] Un flux
  > Un flux compte des événements sur une période. Quelle période serait-ce ici ?

<Hint>Cherchez une date ou une période dans la question.</Hint>
<Solution>Un effectif : des résidents à un moment donné.</Solution>`,
  'choice-several': `Lesquels de ces chiffres sont des effectifs ?

- [x] Les enfants présents dans le pays au 1er janvier
  > Oui : il y a une date.
- [x] Les réfugiés à la fin de l’année
  > Oui : la fin de l’année est une date.
- [ ] Les demandes d’asile de 2024
  > Une demande est un événement, et une année est une période.

<Hint>Un effectif a une date, un flux a une période.</Hint>
<Solution>Les enfants et les réfugiés à une date sont des effectifs ; les demandes d’une année sont un flux.</Solution>`,
  numeric: `Un tableau compte 200 personnes ; pour 50 d’entre elles, l’âge n’est pas déclaré. Quelle part est-ce ?

- [x] 25 ± 0.5
  > Oui : une sur quatre.
- [ ] 0.25 ± 0.005
  > C’est une proportion. La question demande un pourcentage.
- [ ] 33.3 ± 0.5
  > Vous avez divisé par celles dont l’âge est déclaré. Divisez par les 200 personnes.

<Hint>Divisez la partie par le tout.</Hint>
<Solution>$50 / 200 = 25$ %.</Solution>`,
  text: `Comment appelle-t-on un nombre de personnes à une date donnée ?

- [x] effectif
- [x] effectif de migrants
- [ ] flux
  > Un flux compte des événements pendant une période.

<Hint>Le mot sert aussi pour le nombre des élèves d’une classe.</Hint>
<Solution>Un effectif.</Solution>`,
  match: `Associez chaque source à ce qu’elle compte.

| Source | Elle compte | Commentaire |
|---|---|---|
| Un recensement | les personnes à une date | Il a lieu tous les dix ans environ. |
| Un registre des demandes d’asile | les demandes d’une année | Pensez à l’événement. |
| Une enquête auprès des ménages | une partie des personnes, qui vaut pour toutes | Elle n’interroge que certaines. |

<Hint>Demandez-vous pour chaque source : des personnes ou des événements ?</Hint>
<Solution>Un recensement compte des personnes, un registre de demandes des événements, et une enquête interroge une partie des personnes.</Solution>`,
  classify: `Effectif ou flux ?

| Chiffre | Nature | Commentaire |
|---|---|---|
| Les enfants présents dans le pays au 1er janvier | Effectif | Il y a une date. |
| Les demandes d’asile de 2024 | Flux | Une demande est un événement. |
| Les réfugiés à la fin de l’année | Effectif | La fin de l’année est une date. |

<Hint>Un effectif a une date, un flux a une période.</Hint>
<Solution>Ce qui a une date est un effectif ; ce qui a une période est un flux.</Solution>`,
  order: `Mettez les étapes d’une enquête dans l’ordre, la première d’abord.

1. Écrire ce que l’on veut savoir
2. Tirer l’échantillon
3. Poser les questions
4. Pondérer les réponses

<Hint>On ne tire un échantillon que si l’on sait qui il doit représenter.</Hint>
<Solution>D’abord le but, puis l’échantillon, les entretiens et enfin les poids.</Solution>`,
  written: `Combien d’enfants migrants vivent ici ? Répondez au ministre en 100 mots au plus.

<Rubric>
- La réponse commence par un nombre et dit sa définition.
- Elle donne la date de référence.
- Elle dit ce que le nombre ne compte pas.
</Rubric>

<Hint>Commencez par le nombre.</Hint>
<Solution>
Au 30 juin 2024, 6 510 enfants nés à l’étranger ou de nationalité étrangère vivaient à Meridia, un pays inventé. Ceux dont l’âge n’est pas déclaré ne sont pas comptés.
</Solution>`,
  sql: ({ table, group }) =>
    group === null
      ? `Combien de lignes la table \`${table}\` a-t-elle ? Renvoyez un nombre, \`n\`.

\`\`\`sql starter
SELECT * FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`COUNT(*)\` compte des lignes.</Hint>
<Hint>\`AS n\` donne son nom à une colonne.</Hint>
<Solution>Comptez toutes les lignes de la table.</Solution>`
      : `Combien de lignes la table \`${table}\` a-t-elle pour chaque valeur de \`${group}\` ? Renvoyez \`${group}\` et \`n\`, triés par \`${group}\`.

\`\`\`sql starter
SELECT ${group} FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT ${group}, COUNT(*) AS n
FROM ${table}
GROUP BY ${group} ORDER BY ${group}
\`\`\`

\`\`\`sql mistake
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

> Vous avez compté toutes les lignes ensemble. La question demande un nombre pour chaque valeur.

<Hint>\`GROUP BY\` fait une ligne de toutes celles qui ont la même valeur.</Hint>
<Hint>\`COUNT(*)\` compte les lignes d’un groupe.</Hint>
<Solution>Groupez les lignes, puis comptez-les dans chaque groupe.</Solution>`,
  r: ({ table }) => `Combien de lignes la table \`${table}\` a-t-elle ? Laissez le nombre sous le nom \`n\`.

\`\`\`r starter
rows <- read.csv("${table}.csv")
\`\`\`

\`\`\`sql key
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`read.csv\` a lu la table dans \`rows\`.</Hint>
<Hint>\`nrow\` compte les lignes d’une table.</Hint>
<Solution>Comptez les lignes : \`n <- nrow(rows)\`.</Solution>`,
}
