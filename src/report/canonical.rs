//! Canonical JSON (RFC 8785): the same report is the same bytes on every machine.

use crate::order::sorted_by;
use serde::Serialize;
use serde_json::Value;

/// The canonical text of a value. Numbers are written as ECMAScript does; keys are in the order of their UTF-16 units.
pub fn to_canonical(value: &impl Serialize) -> String {
    let mut text = String::new();
    write(&serde_json::to_value(value).unwrap_or(Value::Null), &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => match number.as_f64() {
            Some(real) if number.is_f64() => text.push_str(ryu_js::Buffer::new().format(real)),
            _ => text.push_str(&number.to_string()),
        },
        Value::String(string) => quote(string, text),
        Value::Array(items) => list(items.iter(), ('[', ']'), text, write),
        Value::Object(map) => {
            let entries = sorted_by(map.iter().collect(), &|a: &(&String, &Value), b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            list(entries.into_iter(), ('{', '}'), text, |(key, value), text| {
                quote(key, text);
                text.push(':');
                write(value, text);
            });
        }
    }
}

fn list<T>(items: impl Iterator<Item = T>, ends: (char, char), text: &mut String, item: impl Fn(T, &mut String)) {
    text.push(ends.0);
    for (index, one) in items.enumerate() {
        if index > 0 {
            text.push(',');
        }
        item(one, text);
    }
    text.push(ends.1);
}

fn quote(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            control if control < ' ' => text.push_str(&format!("\\u{:04x}", control as u32)),
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::to_canonical;

    #[test]
    fn the_examples_of_rfc_8785_come_out_byte_for_byte() {
        let value: serde_json::Value = serde_json::from_str(r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#).unwrap();
        assert_eq!(to_canonical(&value), "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }
}
