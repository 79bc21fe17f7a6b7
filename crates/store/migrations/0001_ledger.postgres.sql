-- Append-only by the database itself, for every role, the owner included.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER chain_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON chain_head
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON ledger_entry, chain_head FROM PUBLIC;

-- The role under which a service account should run: it may read and append, nothing else.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yanapaq_writer') THEN
        CREATE ROLE yanapaq_writer NOLOGIN;
    END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$ BEGIN
    GRANT SELECT, INSERT ON ledger_entry, chain_head, node TO yanapaq_writer;
    GRANT SELECT, INSERT, UPDATE ON data_key TO yanapaq_writer;
EXCEPTION WHEN undefined_object THEN NULL;
END $$;
