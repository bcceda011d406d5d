-- Licet inside PostgreSQL 15, by plluau (package postgresql-15-pllua), which is for superusers to define functions with.
-- The setting licet.policy names the policy file; pllua.on_common_init sets the paths of Lua (see run.sh).
CREATE EXTENSION IF NOT EXISTS plluau;

-- A case with its question, as in lang/answer/schema/case.schema.json; the decision, as in decision.schema.json.
CREATE OR REPLACE FUNCTION licet_ask(facts jsonb) RETURNS jsonb
LANGUAGE plluau STABLE STRICT PARALLEL SAFE COST 10000 AS $$
  self.licet = self.licet or require "licet_postgres" -- `self` is the function's own, for the session
  return self.licet.ask(tostring(facts)).json
$$;

-- The verdict alone: nothing is written that an audit would throw away.
CREATE OR REPLACE FUNCTION licet_verdict(facts jsonb) RETURNS text
LANGUAGE plluau STABLE STRICT PARALLEL SAFE COST 5000 AS $$
  self.licet = self.licet or require "licet_postgres" -- `self` is the function's own, for the session
  return self.licet.ask(tostring(facts)).verdict
$$;

-- What staff accept. The rules stand in gifts.licet, and nowhere in the database.
CREATE TABLE gift (
  id            bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  person        text NOT NULL,
  kind          text NOT NULL,
  value         numeric(10, 2) NOT NULL,
  day           date NOT NULL,
  authorised_by text           -- a head, before the day
);

CREATE FUNCTION case_of(g gift) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT jsonb_build_object(
    'on', g.day,
    'entities', jsonb_build_object(g.person, '{"is":["Staff"]}'::jsonb) ||
      CASE WHEN g.authorised_by IS NULL THEN '{}' ELSE jsonb_build_object(g.authorised_by, '{"is":["Head"]}'::jsonb) END,
    'authorisations', CASE WHEN g.authorised_by IS NULL THEN '[]' ELSE
      jsonb_build_array(jsonb_build_object('of', 'gift', 'by', g.authorised_by, 'given', true)) END,
    'ask', jsonb_build_object('may', 'accept_gift', 'by', g.person, 'as', 'gift',
      'with', jsonb_build_object('kind', g.kind, 'value', 'EUR ' || g.value)))
$$;

-- A row that the rules forbid does not enter, and the error says which paragraph forbids it.
CREATE FUNCTION refuse_forbidden_gift() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision jsonb := licet_ask(case_of(NEW));
BEGIN
  IF decision ->> 'verdict' IN ('permitted', 'recommended', 'obligatory') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% by % of %', decision ->> 'verdict', decision #>> '{decisive,0,cites}', decision #>> '{per_instrument,0,title}'
    USING ERRCODE = 'check_violation', DETAIL = decision #>> '{decisive,0}',
          HINT = coalesce('It could be authorised by ' || (decision #>> '{needs,0,of}') || '.', '');
END
$$;
CREATE TRIGGER rules BEFORE INSERT OR UPDATE ON gift FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_gift();
