-- One record a person, as of 30 June 2024. Of records that seem to be about the same person the first one stays;
-- without a date of birth or a sex nobody can tell, so these records stay as they are.
WITH numbered AS (
  SELECT *, ROW_NUMBER() OVER (
    PARTITION BY CASE
      WHEN dob IS NULL OR sex IS NULL THEN reg_id
      ELSE given_name || '|' || substr(family_name, 1, 3) || '|' || sex || '|' || dob || '|' || origin
    END
    ORDER BY reg_date, reg_id
  ) AS copy_no
  FROM refugee_register
  WHERE reg_date <= '2024-06-30'
)
SELECT
  reg_id, case_id, given_name, family_name, sex, dob, origin, reg_date, status, uasc, site, region, school,
  exit_date, exit_reason,
  exit_date IS NULL AS active,
  2024 - CAST(substr(dob, 1, 4) AS INTEGER) - (substr(dob, 6) > '06-30') AS age
FROM numbered
WHERE copy_no = 1
