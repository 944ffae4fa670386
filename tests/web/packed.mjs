// Workbooks and archives made by hand, so that a test says what is in them.
import { crc32, deflateRawSync } from "node:zlib";

/** A zip archive of texts or bytes, by name. */
export function zip(files) {
  const locals = [], directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content), packed = deflateRawSync(bytes), label = Buffer.from(name);
    const common = Buffer.alloc(26);
    [[20, 0], [0x800, 2], [8, 4]].forEach(([value, offset]) => common.writeUInt16LE(value, offset));
    [[crc32(bytes), 10], [packed.length, 14], [bytes.length, 18]].forEach(([value, offset]) => common.writeUInt32LE(value, offset));
    common.writeUInt16LE(label.length, 22);
    locals.push(Buffer.from("PK\u0003\u0004"), common, label, packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), common, more, label);
    at += 30 + label.length + packed.length;
  }
  const list = Buffer.concat(directory), end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  [[count, 4], [count, 6]].forEach(([value, offset]) => end.writeUInt16LE(value, offset));
  [[list.length, 8], [at, 12]].forEach(([value, offset]) => end.writeUInt32LE(value, offset));
  return Buffer.concat([...locals, list, Buffer.from("PK\u0005\u0006"), end]);
}

/** The cells of a plain CSV. */
export function csvRows(text) {
  return text.trim().split(/\r?\n/).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
const column = (index) => (index >= 26 ? column(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook: rows by the name of their sheet. Texts are shared, plain numbers are numbers, plain days are dates by their style. */
export function xlsx(sheets) {
  const texts = new Map();
  const shared = (text) => texts.get(text) ?? (texts.set(text, texts.size), texts.size - 1);
  const cell = (text, reference) => {
    if (text === "") return "";
    if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)) return `<c r="${reference}"><v>${text}</v></c>`;
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return `<c r="${reference}" s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`;
    return `<c r="${reference}" t="s"><v>${shared(text)}</v></c>`;
  };
  const names = Object.keys(sheets);
  const files = Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`,
    `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${sheets[name].map((row, y) => `<row r="${y + 1}">${row.map((text, x) => cell(text, `${column(x)}${y + 1}`)).join("")}</row>`).join("")}</sheetData></worksheet>`]));
  const relations = (list) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([...names.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`]), ["rIdS", "sharedStrings", "sharedStrings.xml"], ["rIdT", "styles", "styles.xml"]]),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...files,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
  });
}
