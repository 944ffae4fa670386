import assert from "node:assert/strict";
import { test } from "node:test";
import { csvCell, csvText } from "./csv";

test("a cell that begins like a formula is made harmless", () => {
  for (const bad of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "|x", "%0A=1"]) {
    assert.match(csvCell(bad), /^"'/, JSON.stringify(bad));
  }
});

test("a number keeps its sign", () => {
  assert.equal(csvCell("-12.5"), "-12.5");
  assert.equal(csvCell(-3), "-3");
});

test("quotes, separators and line ends are kept inside quotes", () => {
  assert.equal(csvCell('a "b", c\nd'), '"a ""b"", c\nd"');
  assert.equal(csvText([["a", null], ["b;c", 1]]), '\ufeffa,\r\n"b;c",1\r\n');
});
