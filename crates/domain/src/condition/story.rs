//! What conditions say about a case.

use super::*;

/// Names of a small form.
struct Names;

impl Vocabulary for Names {
    fn kind(&self, name: &str) -> Option<Kind> {
        Some(match name {
            "age" | "tasks.open" => Kind::Number,
            "wishes_to_denounce" => Kind::code(["yes", "no", "does_not_know"]),
            "violence" => Kind::Codes(["physical".to_owned(), "sexual".to_owned()].into()),
            "born_on" | "today" => Kind::Date,
            "district" => Kind::Text,
            "risk.level" => Kind::code(["mild", "moderate", "severe"]),
            "children" => Kind::Rows,
            "heard_alone" => Kind::Bool,
            "seen_at" => Kind::Present,
            _ => return None,
        })
    }

    fn names(&self) -> Vec<String> {
        ["age", "tasks.open", "wishes_to_denounce", "violence", "risk.level", "heard_alone"]
            .map(str::to_owned)
            .to_vec()
    }
}

fn compiled(source: &str) -> Condition {
    Condition::compile(source, &Names).unwrap_or_else(|problem| panic!("{source}: {problem}"))
}

fn says(source: &str, facts: &[(&str, Value)]) -> Outcome {
    let facts: BTreeMap<String, Value> =
        facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    compiled(source).check(&facts)
}

fn mistake(source: &str) -> (usize, String, String) {
    let problem = Condition::compile(source, &Names).unwrap_err();
    (problem.at, problem.message, problem.help)
}

#[test]
fn a_question_nobody_answered_is_unknown_and_not_no() {
    let wants = "wishes_to_denounce == 'yes'";
    assert_eq!(says(wants, &[("wishes_to_denounce", Value::text("yes"))]), Outcome::True);
    assert_eq!(
        says(wants, &[("wishes_to_denounce", Value::text("does_not_know"))]),
        Outcome::False
    );
    assert_eq!(says(wants, &[]), Outcome::Unknown);
    assert_eq!(says("wishes_to_denounce != 'yes'", &[]), Outcome::Unknown);
    assert_eq!(says("!(wishes_to_denounce == 'yes')", &[]), Outcome::Unknown);
}

#[test]
fn one_side_decides_alone_where_it_can() {
    let severe = [("risk.level", Value::text("severe"))];
    assert_eq!(says("risk.level == 'severe' || age < 18", &severe), Outcome::True);
    assert_eq!(says("age < 18 || risk.level == 'severe'", &severe), Outcome::True);
    assert_eq!(says("risk.level == 'mild' && age < 18", &severe), Outcome::False);
    assert_eq!(says("age < 18 && risk.level == 'mild'", &severe), Outcome::False);
    assert_eq!(says("age < 18 && risk.level == 'severe'", &severe), Outcome::Unknown);
}

#[test]
fn whether_something_was_answered_is_always_known() {
    assert_eq!(says("age == null", &[]), Outcome::True);
    assert_eq!(says("null != age", &[("age", Value::count(30))]), Outcome::True);
    assert_eq!(says("seen_at != null", &[("seen_at", Value::Present)]), Outcome::True);
}

#[test]
fn ages_and_days_are_counted_between_days() {
    let born = Value::Date(jiff::civil::date(2008, 6, 15));
    let on = |day| [("born_on", born.clone()), ("today", Value::Date(day))];
    let minor = "years(born_on, today) < 18";
    assert_eq!(says(minor, &on(jiff::civil::date(2026, 6, 14))), Outcome::True);
    assert_eq!(says(minor, &on(jiff::civil::date(2026, 6, 15))), Outcome::False);
    assert_eq!(
        says("days(born_on, today) == 7", &on(jiff::civil::date(2008, 6, 22))),
        Outcome::True
    );
    assert_eq!(
        says("today >= date('2026-01-24')", &on(jiff::civil::date(2026, 1, 23))),
        Outcome::False
    );
}

#[test]
fn several_answers_are_looked_into() {
    let sexual = [("violence", Value::Codes(["sexual".to_owned()].into()))];
    assert_eq!(says("'sexual' in violence && size(violence) == 1", &sexual), Outcome::True);
    assert_eq!(says("'physical' in violence", &sexual), Outcome::False);
    assert_eq!(says("'physical' in violence", &[]), Outcome::Unknown);
    assert_eq!(
        says("risk.level in ['mild', 'moderate']", &[("risk.level", Value::text("mild"))]),
        Outcome::True
    );
    assert_eq!(says("size(children) > 1", &[("children", Value::count(2))]), Outcome::True);
    assert_eq!(
        says("district.startsWith('08')", &[("district", Value::text("080101"))]),
        Outcome::True
    );
    assert_eq!(
        says(
            "heard_alone && age * 2 - 1 >= 35.5",
            &[("heard_alone", Value::Bool(true)), ("age", Value::count(18))]
        ),
        Outcome::False
    );
}

#[test]
fn a_wrong_name_is_told_with_its_place_and_the_one_that_was_meant() {
    let (at, message, help) = mistake("age > 17 && risk.levle == 'mild'");
    assert_eq!((at, message.as_str()), (12, "nothing is called `risk.levle`"));
    assert_eq!(help, "did you mean `risk.level`?");
}

#[test]
fn a_code_that_no_dictionary_has_is_refused() {
    let (at, message, help) = mistake("'psychological' in violence");
    assert_eq!((at, message.as_str()), (0, "the dictionary has no code `psychological`"));
    assert_eq!(help, "use one of physical, sexual");
    assert_eq!(mistake("risk.level == 'sever'").2, "did you mean `severe`?");
    assert_eq!(mistake("risk.level in ['mild', 'high']").1, "the dictionary has no code `high`");
}

#[test]
fn types_that_do_not_agree_are_refused() {
    for (source, said) in [
        ("age == 'yes'", "a number is compared with a text"),
        ("age", "the condition is a number, not true or false"),
        ("wishes_to_denounce", "the condition is a code, not true or false"),
        ("age && heard_alone", "this is a number, where true or false is needed"),
        ("wishes_to_denounce < 'yes'", "a code cannot be compared like this"),
        ("today == '2026-01-24'", "a day is compared with a text"),
        ("size(age) == 1", "a number has no size"),
        ("years(age, today) > 1", "this is a number, where a day is needed"),
        ("seen_at == seen_at", "a value without order cannot be compared like this"),
        ("children == 2", "a repeating group is compared with a number"),
        ("age in [18, 'x']", "a number is compared with a text"),
    ] {
        assert_eq!(mistake(source).1, said, "{source}");
    }
}

#[test]
fn what_has_no_end_or_no_place_is_refused() {
    for source in [
        "[1, 2].exists(x, x == age)",
        "violence.all(x, x == 'sexual')",
        "has(risk.level)",
        "age ? true : false",
        "{'a': 1}.a == 1",
        "age / 2 == 1",
        "matches(district, '.*')",
        "age == 1u",
        "age == 1.2345",
        "date('24-01-2026') < today",
        "date(district) < today",
        "age == null == true && null",
        "age +",
        "",
        "age == 1 \n",
    ] {
        assert!(Condition::compile(source, &Names).is_err(), "{source}");
    }
    let long = format!("age == 1{}", " || age == 2".repeat(60));
    assert!(mistake(&long).1.contains("letters, at most 500"));
    let many = format!("age=={}1", "1+".repeat(80));
    assert!(mistake(&many).1.contains("more than 80 parts"), "{}", mistake(&many).1);
    let deep = format!("{}age == 1{}", "(".repeat(13), ")".repeat(13));
    assert!(mistake(&deep).1.contains("more than 12 brackets"));
}

#[test]
fn the_longest_chains_are_refused_without_exhausting_the_stack() {
    for part in
        ["!", "-", "1?1:", "a.", "1+", "'x' in ", "((((((", "[[[[[[", "{1:", "true&&(", "f("]
    {
        let chain = part.repeat(MAX_CHARS / part.len());
        assert!(Condition::compile(&chain, &Names).is_err(), "{part}");
        let ended = format!("{}1", part.repeat((MAX_CHARS - 1) / part.len()));
        assert!(Condition::compile(&ended, &Names).is_err(), "{part}");
    }
}

#[test]
fn a_number_that_grows_too_large_is_unknown() {
    let huge: Decimal = "9000000000000000".parse().unwrap();
    assert_eq!(says("age * age > 0", &[("age", Value::Number(huge))]), Outcome::Unknown);
}

#[test]
fn the_names_of_a_condition_are_what_has_to_be_asked_first() {
    let condition = compiled("age < 18 && risk.level != null && risk.level == 'mild'");
    assert_eq!(condition.names().collect::<Vec<_>>(), ["age", "risk.level"]);
    let facts: BTreeMap<String, Value> = [("age".to_owned(), Value::count(1))].into();
    assert_eq!(condition.unknown_names(&facts).collect::<Vec<_>>(), ["risk.level"]);
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    fn condition() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            (-20_i64..20).prop_map(|n| format!("age < {n}")),
            (-20_i64..20).prop_map(|n| format!("age + 3 >= {n} * 2")),
            "(yes|no)".prop_map(|code| format!("wishes_to_denounce == '{code}'")),
            "(mild|severe)".prop_map(|code| format!("risk.level != '{code}'")),
            "(physical|sexual)".prop_map(|code| format!("'{code}' in violence")),
            Just("size(violence) > 1".to_owned()),
            Just("heard_alone".to_owned()),
        ];
        leaf.prop_recursive(3, 12, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) && ({b})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) || ({b})")),
                inner.prop_map(|a| format!("!({a})")),
            ]
        })
    }

    #[derive(Debug, Clone)]
    struct Answers {
        age: Option<u32>,
        wish: Option<&'static str>,
        level: Option<&'static str>,
        violence: Option<Vec<&'static str>>,
        alone: Option<bool>,
    }

    fn answers() -> impl Strategy<Value = Answers> {
        let codes = prop::sample::subsequence(vec!["physical", "sexual"], 0..=2);
        (
            prop::option::of(0_u32..40),
            prop::option::of(prop::sample::select(vec!["yes", "no", "does_not_know"])),
            prop::option::of(prop::sample::select(vec!["mild", "moderate", "severe"])),
            prop::option::of(codes),
            prop::option::of(any::<bool>()),
        )
            .prop_map(|(age, wish, level, violence, alone)| Answers {
                age,
                wish,
                level,
                violence,
                alone,
            })
    }

    fn facts(answers: &Answers) -> BTreeMap<String, Value> {
        let mut facts = BTreeMap::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                facts.insert(name.to_owned(), value);
            }
        };
        put("age", answers.age.map(Value::count));
        put("wishes_to_denounce", answers.wish.map(Value::text));
        put("risk.level", answers.level.map(Value::text));
        let codes = answers.violence.as_ref();
        put("violence", codes.map(|c| Value::Codes(c.iter().map(|c| (*c).to_owned()).collect())));
        put("heard_alone", answers.alone.map(Value::Bool));
        facts
    }

    /// What the interpreter of the `cel` crate says, when every answer is known.
    fn reference(source: &str, answers: &Answers) -> bool {
        let program = cel::Program::compile(source).unwrap();
        let mut context = cel::Context::default();
        context.add_variable_from_value("age", i64::from(answers.age.unwrap()));
        context.add_variable_from_value("wishes_to_denounce", answers.wish.unwrap());
        let risk: std::collections::HashMap<&str, &str> =
            [("level", answers.level.unwrap())].into();
        context.add_variable_from_value("risk", risk);
        context.add_variable_from_value("violence", answers.violence.clone().unwrap());
        context.add_variable_from_value("heard_alone", answers.alone.unwrap());
        match program.execute(&context).unwrap() {
            cel::Value::Bool(truth) => truth,
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(source in "\\PC{0,60}") {
            drop(Condition::compile(&source, &Names));
        }

        #[test]
        fn no_mix_of_signs_makes_the_reader_panic(source in r#"([a-z]{1,3}|[0-9]{1,3}|[().,?:!<>=&|+*/%\[\]{}'"` -]){0,40}"#) {
            drop(Condition::compile(&source, &Names));
        }

        #[test]
        fn with_every_answer_known_it_says_what_cel_says(source in condition(), answers in answers()) {
            let all = Answers {
                age: answers.age.or(Some(17)),
                wish: answers.wish.or(Some("no")),
                level: answers.level.or(Some("mild")),
                violence: answers.violence.or(Some(vec![])),
                alone: answers.alone.or(Some(true)),
            };
            let ours = compiled(&source).check(&facts(&all));
            prop_assert_eq!(ours, Some(reference(&source, &all)).into(), "{}", source);
        }

        /// More answers never turn a yes into a no: what was told on part of the answers stands.
        #[test]
        fn an_answer_more_never_turns_it_around(source in condition(), some in answers(), more in answers()) {
            let all = Answers {
                age: some.age.or(more.age),
                wish: some.wish.or(more.wish),
                level: some.level.or(more.level),
                violence: some.violence.clone().or(more.violence),
                alone: some.alone.or(more.alone),
            };
            let (before, after) = (compiled(&source).check(&facts(&some)), compiled(&source).check(&facts(&all)));
            prop_assert!(before == Outcome::Unknown || before == after, "{source}: {before:?} {after:?}");
        }

        /// An answer of the wrong type can come from an older pack: it is unknown, never a panic.
        #[test]
        fn answers_of_any_type_are_taken(source in condition(), swap in any::<u8>(), answers in answers()) {
            let mut facts = facts(&answers);
            let odd = [Value::Present, Value::Bool(true), Value::count(3), Value::text("x"), Value::Codes([].into())];
            let names = ["age", "wishes_to_denounce", "risk.level", "violence", "heard_alone"];
            let (name, value) = (names[usize::from(swap) % 5], &odd[usize::from(swap / 5) % 5]);
            facts.insert(name.to_owned(), value.clone());
            let _ = compiled(&source).check(&facts);
        }
    }
}
