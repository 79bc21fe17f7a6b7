//! SQL statements: one a file, the same text for both databases.

/// A statement of `sql/`, with its name for error messages.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// Path under `sql/`, without the ending.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

macro_rules! statements {
    ($($constant:ident = $name:literal;)*) => {
        $(
            #[doc = concat!("`sql/", $name, ".sql`")]
            pub(crate) const $constant: Statement =
                Statement { name: $name, sql: include_str!(concat!("../sql/", $name, ".sql")) };
        )*

        /// Every statement there is: a test prepares each on both databases.
        pub const ALL: &[Statement] = &[$($constant),*];
    };
}

statements! {
    LEDGER_HEAD = "ledger/head";
    LEDGER_CHECK = "ledger/check";
    LEDGER_FIND_ENTRIES = "ledger/find_entries";
    LEDGER_FIND_STREAMS = "ledger/find_streams";
    LEDGER_APPEND = "ledger/append";
    LEDGER_APPEND_TWO = "ledger/append_two";
    LEDGER_APPEND_FOUR = "ledger/append_four";
    LEDGER_APPEND_EIGHT = "ledger/append_eight";
    LEDGER_SIGN = "ledger/sign";
    LEDGER_LIST_AFTER = "ledger/list_after";
    LEDGER_LIST_STREAM = "ledger/list_stream";
    LEDGER_LIST_HEADERS = "ledger/list_headers";
    LEDGER_LIST_HEADS = "ledger/list_heads";
    LEDGER_LAST_POSITION = "ledger/last_position";
    LEDGER_LAST_AT = "ledger/last_at";
    LEDGER_STREAM_AT = "ledger/stream_at";
    LEDGER_HASH_AT = "ledger/hash_at";
    LEDGER_READ_KEY = "ledger/read_key";
    LEDGER_ADD_KEY = "ledger/add_key";
    LEDGER_DESTROY_KEY = "ledger/destroy_key";
    LEDGER_LIST_KEYS = "ledger/list_keys";
    LEDGER_ADD_NODE = "ledger/add_node";
    LEDGER_LIST_NODES = "ledger/list_nodes";
    LEDGER_NOTE_MAINTENANCE = "ledger/note_maintenance";
    LEDGER_LIST_MAINTENANCE = "ledger/list_maintenance";
    FIGURE_ADD_IMPORT = "figure/add_import";
    FIGURE_ADD_DOCUMENT = "figure/add_document";
    FIGURE_ADD_VALUE = "figure/add_value";
    FIGURE_FIND_IMPORT = "figure/find_import";
    FIGURE_LIST_IMPORTS = "figure/list_imports";
    FIGURE_LIST_DOCUMENTS = "figure/list_documents";
    FIGURE_LIST_VALUES = "figure/list_values";
    CENTER_PUT = "center/put";
    CENTER_LIST = "center/list";
    CENTER_READ = "center/read";
    DIRECTORY_ADD_IMPORT = "directory/add_import";
    DIRECTORY_FIND_IMPORT = "directory/find_import";
    DIRECTORY_LIST_IMPORTS = "directory/list_imports";
    DIRECTORY_ADD_DOUBT = "directory/add_doubt";
    DIRECTORY_DECIDE = "directory/decide";
    DIRECTORY_COUNT_WAITING = "directory/count_waiting";
    DIRECTORY_LIST_WAITING = "directory/list_waiting";
    DIRECTORY_READ_DOUBT = "directory/read_doubt";
    ACCOUNT_ADD = "account/add";
    ACCOUNT_SUSPEND = "account/suspend";
    ACCOUNT_LIST = "account/list";
    ACCOUNT_FIND = "account/find";
    ACCOUNT_READ = "account/read";
    ACCOUNT_ADD_GRANT = "account/add_grant";
    ACCOUNT_REMOVE_GRANT = "account/remove_grant";
    ACCOUNT_LIST_GRANTS = "account/list_grants";
    ACCOUNT_LIST_GRANTS_OF = "account/list_grants_of";
    ACCOUNT_PUT_PASSWORD = "account/put_password";
    ACCOUNT_READ_PASSWORD = "account/read_password";
    ACCOUNT_SPEND_CODE = "account/spend_code";
    ACCOUNT_REMOVE_PASSWORD = "account/remove_password";
    ACCOUNT_PUT_PASSKEY = "account/put_passkey";
    ACCOUNT_UPDATE_PASSKEY = "account/update_passkey";
    ACCOUNT_REMOVE_PASSKEY = "account/remove_passkey";
    ACCOUNT_LIST_PASSKEYS = "account/list_passkeys";
    ACCOUNT_FIND_PASSKEY = "account/find_passkey";
    ACCOUNT_ADD_ENROLMENT = "account/add_enrolment";
    ACCOUNT_FIND_ENROLMENT = "account/find_enrolment";
    ACCOUNT_REMOVE_ENROLMENTS = "account/remove_enrolments";
    ACCOUNT_TAKE_CODE_STEP = "account/take_code_step";
    SESSION_ADD = "session/add";
    SESSION_FIND = "session/find";
    SESSION_TOUCH = "session/touch";
    SESSION_LIST_BY_USER = "session/list_by_user";
    SESSION_LIST_EXPIRED = "session/list_expired";
    SESSION_REMOVE = "session/remove";
    SESSION_REMOVE_BY_USER = "session/remove_by_user";
    PERSON_ADD_KEY = "person/add_key";
    PERSON_ADD_STAFF_TIE = "person/add_staff_tie";
    PERSON_ADD_TIE = "person/add_tie";
    PERSON_CLEAR_KEYS = "person/clear_keys";
    PERSON_CLEAR_TIES = "person/clear_ties";
    PERSON_DECIDE_LINK = "person/decide_link";
    PERSON_PUT = "person/put";
    PERSON_PUT_LINK = "person/put_link";
    PERSON_READ = "person/read";
    PERSON_FIND_BY_KEY = "person/find_by_key";
    PERSON_READ_FOR = "person/read_for";
    CASE_ADD_ACTION = "case/add_action";
    CASE_ADD_MEMBER = "case/add_member";
    CASE_ADD_OPENING = "case/add_opening";
    CASE_ADD_PARTY = "case/add_party";
    CASE_ADD_READING = "case/add_reading";
    CASE_ADD_TASK = "case/add_task";
    CASE_CLEAR_MEMBERS = "case/clear_members";
    CASE_CLOSE = "case/close";
    CASE_COUNT_READINGS = "case/count_readings";
    CASE_END_TASK = "case/end_task";
    CASE_EXCLUDE = "case/exclude";
    CASE_INCLUDE = "case/include";
    CASE_LIST_BY_CENTER = "case/list_by_center";
    CASE_LIST_BY_MEMBER = "case/list_by_member";
    CASE_LIST_LOCKED = "case/list_locked";
    CASE_LIST_MEMBERS = "case/list_members";
    CASE_LIST_OF_PERSON = "case/list_of_person";
    CASE_LIST_OPENINGS = "case/list_openings";
    CASE_LIST_READINGS = "case/list_readings";
    CASE_LIST_TASKS = "case/list_tasks";
    CASE_LIST_UNREVIEWED = "case/list_unreviewed";
    CASE_MOVE = "case/move";
    CASE_MOVE_TASKS = "case/move_tasks";
    CASE_OPEN = "case/open";
    CASE_READ = "case/read";
    CASE_READ_NUMBER = "case/read_number";
    CASE_READ_ACTION = "case/read_action";
    CASE_REMOVE_ACTION = "case/remove_action";
    CASE_REMOVE_MEMBER = "case/remove_member";
    CASE_REMOVE_PARTY = "case/remove_party";
    CASE_REVIEW_OPENING = "case/review_opening";
    CASE_SET_RESTRICTED = "case/set_restricted";
    CASE_SET_RISK = "case/set_risk";
    CASE_SET_STAGE = "case/set_stage";
    CASE_TOUCH = "case/touch";
    DRAFT_PUT = "draft/put";
    DRAFT_END = "draft/end";
    DRAFT_READ = "draft/read";
    DRAFT_LIST = "draft/list";
    TALLY_ADD = "tally/add";
    TALLY_SUM_BY_CENTER = "tally/sum_by_center";
}
