-- An audit: gifts of the past, written down before there was a trigger, and each is judged. One query, with parallel
-- workers. :acts says how many.
\set ON_ERROR_STOP on
BEGIN;
ALTER TABLE gift DISABLE TRIGGER rules;
INSERT INTO gift (person, kind, value, day, authorised_by)
  SELECT 'person ' || i % 500, (ARRAY['meal', 'object', 'meal', 'object', 'cash'])[1 + i % 5], 5 + i % 90, date '2024-02-01' + i % 300,
         CASE WHEN i % 7 = 0 THEN 'the head of finance' END
  FROM generate_series(1, :acts) AS i;
ALTER TABLE gift ENABLE TRIGGER rules;
COMMIT;
ANALYZE gift;

SET max_parallel_workers_per_gather = :workers;
SET parallel_setup_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF)
  SELECT licet_verdict(case_of(gift)) AS verdict, count(*) FROM gift GROUP BY 1 ORDER BY 1;
\timing on
SELECT licet_verdict(case_of(gift)) AS verdict, count(*) FROM gift GROUP BY 1 ORDER BY 1;
