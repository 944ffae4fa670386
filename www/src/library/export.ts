/** The report in a form to take away: fetched by who asks for one. */
import type { Facts, Report } from "../api";
import { csvText } from "../csv";
import type { Language } from "../text/both";
import { workbook } from "../xlsx";
import { page } from "./html";
import { all, figures, rowsOf, valuesOf } from "./sheets";

/** The command line's forms, besides its JSON: `csv` and `html` are its bytes, `xlsx` has its cells. */
export const forms = {
  csv: (report: Report, catalogue: readonly Facts[], language: Language) => new TextEncoder().encode(csvText(rowsOf(figures(report, catalogue, language)))),
  html: (report: Report, catalogue: readonly Facts[], language: Language) => new TextEncoder().encode(page(report, catalogue, language)),
  xlsx: async (report: Report, catalogue: readonly Facts[], language: Language) => new Uint8Array(await workbook(all(report, catalogue, language).map((sheet) => ({ name: sheet.name[language], rows: valuesOf(sheet) }))).arrayBuffer()),
};
