-- The census extract without its three households that were counted twice, and with NULL for ages not stated.
SELECT
  person_id, hh_id, psu, region, urban, weight, rel_head, sex,
  CASE WHEN age = 999 THEN NULL ELSE age END AS age,
  birth_country, citizenship, arrival_year, res_1y, reason,
  idp, idp_location, school, birth_reg, parent_in_hh,
  birth_country <> 'XME' AS foreign_born,
  citizenship <> 'XME' AS foreign_citizen
FROM census_person
WHERE hh_id NOT IN (1201, 1202, 1203)
