//! Turns the syntax tree of CEL into a typed [`Node`], and refuses what has no answer here: unknown names and functions,
//! types that do not agree, loops, and whatever else CEL can write and a pack does not need.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr, LiteralValue, SelectExpr, operators};
use jiff::civil::Date;

use super::kind::{Kind, Vocabulary, closest};
use super::node::{Arithmetic, Comparison, Node, Span};
use super::syntax::{self, Parsed};
use super::{ConditionProblem, Decimal, MAX_PARTS, Value};

const FUNCTIONS: &str = "`size(x)`, `x.startsWith('..')`, `date('2026-01-24')`, `days(a, b)`, `years(a, b)`, `x in [..]`";

/// Reads a text as a condition.
pub(super) fn condition(
    source: &str,
    vocabulary: &dyn Vocabulary,
) -> Result<Node, ConditionProblem> {
    let parsed = syntax::parse(source)?;
    let mut reader = Reader { parsed: &parsed, vocabulary, parts: 0 };
    let (node, kind) = reader.read(&parsed.expression)?;
    if kind == Kind::Bool {
        return Ok(node);
    }
    let message = format!("the condition is {}, not true or false", kind.words());
    Err(ConditionProblem { at: 0, message, help: "compare it with something".to_owned() })
}

struct Reader<'a> {
    parsed: &'a Parsed,
    vocabulary: &'a dyn Vocabulary,
    parts: usize,
}

type Read = Result<(Node, Kind), ConditionProblem>;

impl Reader<'_> {
    fn read(&mut self, expression: &IdedExpr) -> Read {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            let message = format!("the condition has more than {MAX_PARTS} parts");
            let help = "split it into several gates or questions";
            return Err(self.parsed.problem(expression.id, message, help));
        }
        match &expression.expr {
            Expr::Literal(value) => self.literal(expression.id, value),
            Expr::Ident(_) | Expr::Select(SelectExpr { test: false, .. }) => self.name(expression),
            Expr::Call(call) => self.call(expression.id, call),
            Expr::Comprehension(_) => self.refuse(expression.id, "loops have no place here"),
            _ => self.refuse(expression.id, "this part of CEL has no place here"),
        }
    }

    fn refuse<T>(&self, id: u64, message: &str) -> Result<T, ConditionProblem> {
        let help = format!("use `&&`, `||`, `!`, comparisons, `+ - *` and {FUNCTIONS}");
        Err(self.parsed.problem(id, message, help))
    }

    fn literal(&self, id: u64, value: &LiteralValue) -> Read {
        let number = |number: Option<Decimal>| {
            let help = "write at most three decimals";
            number.ok_or_else(|| self.parsed.problem(id, "the number cannot be held exactly", help))
        };
        let (value, kind) = match value {
            LiteralValue::Boolean(value) => (Value::Bool(*value.inner()), Kind::Bool),
            LiteralValue::Int(value) => {
                (Value::Number(number(Decimal::integer(*value.inner()))?), Kind::Number)
            }
            LiteralValue::Double(value) => {
                let written = value.inner().to_string().parse().ok();
                (Value::Number(number(written)?), Kind::Number)
            }
            LiteralValue::String(value) => (Value::text(value.inner()), Kind::Text),
            LiteralValue::Null => {
                return self.refuse(id, "`null` is only compared: `x == null`, `x != null`");
            }
            LiteralValue::UInt(_) | LiteralValue::Bytes(_) => {
                return self.refuse(id, "this kind of value has no place here");
            }
        };
        Ok((Node::Value(value), kind))
    }

    fn name(&self, expression: &IdedExpr) -> Read {
        let Some(name) = written_name(expression) else {
            return self.refuse(expression.id, "this is no name");
        };
        let Some(kind) = self.vocabulary.kind(&name) else {
            let names = self.vocabulary.names();
            let meant = closest(&name, names.iter().map(String::as_str));
            let help = meant.map_or_else(
                || {
                    "name a question of the form, `form.question`, or a fact of packs/README.md"
                        .to_owned()
                },
                |meant| format!("did you mean `{meant}`?"),
            );
            let place = leftmost(expression).id;
            return Err(self.parsed.problem(place, format!("nothing is called `{name}`"), help));
        };
        Ok((Node::Name(name), kind))
    }

    fn call(&mut self, id: u64, call: &CallExpr) -> Read {
        match (call.func_name.as_str(), &call.target, call.args.as_slice()) {
            (operators::LOGICAL_AND, None, [a, b]) => {
                Ok((Node::And(self.truth(a)?, self.truth(b)?), Kind::Bool))
            }
            (operators::LOGICAL_OR, None, [a, b]) => {
                Ok((Node::Or(self.truth(a)?, self.truth(b)?), Kind::Bool))
            }
            (operators::LOGICAL_NOT, None, [a]) => Ok((Node::Not(self.truth(a)?), Kind::Bool)),
            (operators::NEGATE, None, [a]) => {
                let zero = Box::new(Node::Value(Value::count(0)));
                let negated = self.expect(a, &Kind::Number)?;
                Ok((Node::Calculate(Arithmetic::Minus, zero, negated), Kind::Number))
            }
            (operators::IN, None, [a, b]) => self.membership(id, a, b),
            ("size", None, [a]) => self.size(a),
            ("startsWith", Some(a), [b]) => {
                let words = self.expect(a, &Kind::Text)?;
                let start = self.expect(b, &Kind::Text)?;
                Ok((Node::StartsWith(words, start), Kind::Bool))
            }
            ("date", None, [day]) => self.day(day),
            ("days", None, [a, b]) => self.span(Span::Days, a, b),
            ("years", None, [a, b]) => self.span(Span::Years, a, b),
            (operator, None, [a, b]) => self.binary(id, operator, a, b),
            (name, ..) => self.unknown_function(id, name),
        }
    }

    fn unknown_function<T>(&self, id: u64, name: &str) -> Result<T, ConditionProblem> {
        let words = name.trim_matches(|c| c == '_' || c == '@');
        self.refuse(id, &format!("there is no function `{words}` of this form"))
    }

    fn truth(&mut self, part: &IdedExpr) -> Result<Box<Node>, ConditionProblem> {
        self.expect(part, &Kind::Bool)
    }

    fn expect(&mut self, part: &IdedExpr, wanted: &Kind) -> Result<Box<Node>, ConditionProblem> {
        let (node, kind) = self.read(part)?;
        if kind == *wanted {
            return Ok(Box::new(node));
        }
        let message = format!("this is {}, where {} is needed", kind.words(), wanted.words());
        Err(self.parsed.problem(leftmost(part).id, message, "compare or correct it"))
    }

    fn binary(&mut self, id: u64, operator: &str, a: &IdedExpr, b: &IdedExpr) -> Read {
        let arithmetic = match operator {
            operators::ADD => Some(Arithmetic::Plus),
            operators::SUBSTRACT => Some(Arithmetic::Minus),
            operators::MULTIPLY => Some(Arithmetic::Times),
            _ => None,
        };
        if let Some(how) = arithmetic {
            let (a, b) = (self.expect(a, &Kind::Number)?, self.expect(b, &Kind::Number)?);
            return Ok((Node::Calculate(how, a, b), Kind::Number));
        }
        let how = match operator {
            operators::EQUALS => Comparison::Equal,
            operators::NOT_EQUALS => Comparison::NotEqual,
            operators::LESS => Comparison::Less,
            operators::LESS_EQUALS => Comparison::LessOrEqual,
            operators::GREATER => Comparison::Greater,
            operators::GREATER_EQUALS => Comparison::GreaterOrEqual,
            name => return self.unknown_function(id, name),
        };
        self.comparison(id, how, a, b)
    }

    fn comparison(&mut self, id: u64, how: Comparison, a: &IdedExpr, b: &IdedExpr) -> Read {
        let is_equality = matches!(how, Comparison::Equal | Comparison::NotEqual);
        if let (true, Some(name)) = (is_equality, null_test(a, b)) {
            let (node, _) = self.name(name)?;
            let Node::Name(name) = node else { return self.refuse(id, "this is no name") };
            let known = Node::Known(name);
            let is_absence = how == Comparison::Equal;
            let node = if is_absence { Node::Not(Box::new(known)) } else { known };
            return Ok((node, Kind::Bool));
        }
        let ((left, left_kind), (right, right_kind)) = (self.read(a)?, self.read(b)?);
        self.check_pair((b, &left_kind), (&right, &right_kind))?;
        self.check_pair((a, &right_kind), (&left, &left_kind))?;
        let has_order = matches!(left_kind, Kind::Number | Kind::Date);
        let can_equal = matches!(left_kind, Kind::Text | Kind::Code(_) | Kind::Bool);
        if has_order || (is_equality && can_equal) {
            return Ok((Node::Compare(how, Box::new(left), Box::new(right)), Kind::Bool));
        }
        let message = format!("{} cannot be compared like this", left_kind.words());
        self.refuse(id, &message)
    }

    /// Whether a value fits what it is compared with: the same type, and for a code one of the dictionary.
    fn check_pair(
        &self,
        (part, wanted): (&IdedExpr, &Kind),
        (node, kind): (&Node, &Kind),
    ) -> Result<(), ConditionProblem> {
        match (wanted, kind, node) {
            (
                Kind::Code(codes) | Kind::Codes(codes),
                Kind::Text,
                Node::Value(Value::Text(code)),
            ) => {
                if codes.contains(code) {
                    return Ok(());
                }
                let message = format!("the dictionary has no code `{code}`");
                let meant = closest(code, codes.iter().map(String::as_str));
                let help = meant.map_or_else(
                    || {
                        format!(
                            "use one of {}",
                            codes.iter().cloned().collect::<Vec<_>>().join(", ")
                        )
                    },
                    |meant| format!("did you mean `{meant}`?"),
                );
                Err(self.parsed.problem(part.id, message, help))
            }
            // The other side of the same pair was looked at above.
            (Kind::Text, Kind::Code(_), _) => Ok(()),
            (Kind::Code(_), Kind::Text, _) => Ok(()),
            (wanted, kind, _) if std::mem::discriminant(wanted) == std::mem::discriminant(kind) => {
                Ok(())
            }
            (wanted, kind, _) => {
                let message = format!("{} is compared with {}", wanted.words(), kind.words());
                let help = "compare values of one type";
                Err(self.parsed.problem(leftmost(part).id, message, help))
            }
        }
    }

    fn membership(&mut self, id: u64, a: &IdedExpr, b: &IdedExpr) -> Read {
        let (node, kind) = self.read(a)?;
        if let Expr::List(list) = &b.expr {
            let mut values = Vec::new();
            for element in &list.elements {
                let (value, value_kind) = self.read(element)?;
                self.check_pair((element, &kind), (&value, &value_kind))?;
                let Node::Value(value) = value else {
                    return self.refuse(element.id, "only values stand in a list");
                };
                values.push(value);
            }
            return Ok((Node::Among(Box::new(node), values), Kind::Bool));
        }
        let (codes, codes_kind) = self.read(b)?;
        if !matches!(codes_kind, Kind::Codes(_)) {
            return self.refuse(id, "`in` needs a list, or a question with several answers");
        }
        match kind {
            Kind::Text => self.check_pair((a, &codes_kind), (&node, &kind))?,
            Kind::Code(_) => {}
            _ => return self.refuse(id, "`in` looks for a code"),
        }
        Ok((Node::Holds(Box::new(codes), Box::new(node)), Kind::Bool))
    }

    fn size(&mut self, part: &IdedExpr) -> Read {
        let (node, kind) = self.read(part)?;
        if matches!(kind, Kind::Text | Kind::Codes(_) | Kind::Rows) {
            return Ok((Node::Size(Box::new(node)), Kind::Number));
        }
        let message = format!("{} has no size", kind.words());
        self.refuse(part.id, &message)
    }

    fn day(&self, part: &IdedExpr) -> Read {
        let text = match &part.expr {
            Expr::Literal(LiteralValue::String(text)) => text.inner(),
            _ => return self.refuse(part.id, "`date(..)` needs a day between quotes"),
        };
        let day: Date = text.parse().map_err(|_| {
            let message = format!("`{text}` is not a day");
            self.parsed.problem(part.id, message, "write it as `date('2026-01-24')`")
        })?;
        Ok((Node::Value(Value::Date(day)), Kind::Date))
    }

    fn span(&mut self, span: Span, a: &IdedExpr, b: &IdedExpr) -> Read {
        let (a, b) = (self.expect(a, &Kind::Date)?, self.expect(b, &Kind::Date)?);
        Ok((Node::Between(span, a, b), Kind::Number))
    }
}

/// The side that is tested for being there, where the other is `null`.
fn null_test<'a>(a: &'a IdedExpr, b: &'a IdedExpr) -> Option<&'a IdedExpr> {
    let is_null = |part: &IdedExpr| matches!(part.expr, Expr::Literal(LiteralValue::Null));
    match (is_null(a), is_null(b)) {
        (true, false) => Some(b),
        (false, true) => Some(a),
        _ => None,
    }
}

/// `a.b.c` as it was written; nothing for what is no name.
fn written_name(expression: &IdedExpr) -> Option<String> {
    match &expression.expr {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) if !select.test => {
            Some(format!("{}.{}", written_name(&select.operand)?, select.field))
        }
        _ => None,
    }
}

/// The part where a name or comparison begins.
fn leftmost(expression: &IdedExpr) -> &IdedExpr {
    match &expression.expr {
        Expr::Select(select) => leftmost(&select.operand),
        Expr::Call(call) => match (&call.target, call.args.first()) {
            (None, Some(first)) if call.func_name.starts_with(['_', '@']) => leftmost(first),
            _ => expression,
        },
        _ => expression,
    }
}
