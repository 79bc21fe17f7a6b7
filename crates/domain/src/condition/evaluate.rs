//! Says what a condition says: Kleene's three values, where an unknown part leaves the whole unknown unless the other part
//! decides it. Nothing here can fail: a number that grows too large is unknown too.

use std::cmp::Ordering;

use super::node::{Arithmetic, Comparison, Node, Span};
use super::{Decimal, Facts, Value};

/// The value of a part; nothing where it is unknown.
pub(super) fn value(node: &Node, facts: &dyn Facts) -> Option<Value> {
    match node {
        Node::Value(value) => Some(value.clone()),
        Node::Name(name) => facts.value(name),
        Node::Known(name) => Some(Value::Bool(facts.value(name).is_some())),
        Node::Not(a) => truth(a, facts).map(|a| Value::Bool(!a)),
        Node::And(a, b) => both(a, b, false, facts).map(Value::Bool),
        Node::Or(a, b) => both(a, b, true, facts).map(Value::Bool),
        Node::Compare(how, a, b) => {
            compare(*how, &value(a, facts)?, &value(b, facts)?).map(Value::Bool)
        }
        Node::Calculate(how, a, b) => {
            calculate(*how, number(a, facts)?, number(b, facts)?).map(Value::Number)
        }
        Node::Among(a, values) => Some(Value::Bool(values.contains(&value(a, facts)?))),
        Node::Holds(codes, code) => match (value(codes, facts)?, value(code, facts)?) {
            (Value::Codes(codes), Value::Text(code)) => Some(Value::Bool(codes.contains(&code))),
            _ => None,
        },
        Node::Size(a) => size(value(a, facts)?),
        Node::StartsWith(a, b) => match (value(a, facts)?, value(b, facts)?) {
            (Value::Text(a), Value::Text(b)) => Some(Value::Bool(a.starts_with(&b))),
            _ => None,
        },
        Node::Between(span, a, b) => between(*span, &value(a, facts)?, &value(b, facts)?),
    }
}

fn truth(node: &Node, facts: &dyn Facts) -> Option<bool> {
    match value(node, facts)? {
        Value::Bool(truth) => Some(truth),
        _ => None,
    }
}

/// `&&` and `||`: one part decides alone where it is `decisive`, even if the other is unknown.
fn both(a: &Node, b: &Node, decisive: bool, facts: &dyn Facts) -> Option<bool> {
    let a = truth(a, facts);
    if a == Some(decisive) {
        return a;
    }
    match (a, truth(b, facts)) {
        (_, Some(b)) if b == decisive => Some(b),
        (Some(_), Some(b)) => Some(b),
        _ => None,
    }
}

fn compare(how: Comparison, a: &Value, b: &Value) -> Option<bool> {
    let order = match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        _ => return None,
    };
    Some(match how {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    })
}

fn number(node: &Node, facts: &dyn Facts) -> Option<Decimal> {
    match value(node, facts)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn calculate(how: Arithmetic, a: Decimal, b: Decimal) -> Option<Decimal> {
    match how {
        Arithmetic::Plus => a.plus(b),
        Arithmetic::Minus => a.minus(b),
        Arithmetic::Times => a.times(b),
    }
}

fn size(value: Value) -> Option<Value> {
    let size = match value {
        Value::Codes(codes) => codes.len(),
        Value::Text(text) => text.chars().count(),
        // Rows come as their number.
        Value::Number(rows) => return Some(Value::Number(rows)),
        _ => return None,
    };
    u32::try_from(size).ok().map(Value::count)
}

fn between(span: Span, a: &Value, b: &Value) -> Option<Value> {
    let (Value::Date(a), Value::Date(b)) = (a, b) else { return None };
    let length = match span {
        Span::Days => i64::from(a.until((jiff::Unit::Day, *b)).ok()?.get_days()),
        Span::Years => i64::from(a.until((jiff::Unit::Year, *b)).ok()?.get_years()),
    };
    Decimal::integer(length).map(Value::Number)
}
