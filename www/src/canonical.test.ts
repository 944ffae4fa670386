import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical } from "./canonical";

const written = (json: string): string => new TextDecoder().decode(canonical(JSON.parse(json)));

test("the example of RFC 8785 comes out byte for byte", () => {
  assert.equal(written('{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}'),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test("keys go by their UTF-16 units, also those that are numbers or mean something to an object", () => {
  assert.equal(written('{"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7, "10": 8, "2": 9, "__proto__": {"b": -0.0, "a": []}}'),
    '{"\\r":2,"1":4,"10":8,"2":9,"__proto__":{"a":[],"b":0},"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}');
});
