// Where the peers' job and this project's kpis.md define a figure differently, the peers take kpis.md's: the same work, the same values.
export const definitions = [
  {
    why: "active at the start of a month is the state on the day before it",
    file: "job/sql.mjs",
    from: "`${2023 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, '0')}-01`)",
    to: "new Date(Date.UTC(2023, i, 0)).toISOString().slice(0, 10))",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "const at = `${MONTHS[i]}-01`;",
    to: "const at = EVES[i];",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "export function papaPeer(Papa) {",
    to: "const EVES = MONTHS.map((_, i) => new Date(Date.UTC(2023, i, 0)).toISOString().slice(0, 10));\nexport function papaPeer(Papa) {",
  },
  {
    why: "a deal is lost from the furthest stage that it reached",
    file: "job/job.sql",
    from: "max(CASE WHEN tr = 7 THEN fr END) AS lost_from",
    to: "CASE WHEN bool_or(tr = 7) THEN max(CASE WHEN tr <= 5 THEN tr END) END AS lost_from",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "if (to === 7) lost_from[from - 1]++;",
    to: "if (to === 7) lost_from[max - 1]++;",
  },
  {
    why: "a new customer is one whose first subscription starts in the month",
    file: "job/job.sql",
    from: "SELECT strftime(became_customer, '%Y-%m') k, count(*) v FROM contacts WHERE became_customer IS NOT NULL GROUP BY 1;",
    to: "SELECT strftime(first, '%Y-%m') k, count(*) v FROM (SELECT min(start_date) AS first FROM subs GROUP BY customer_id) GROUP BY 1;",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "if (c.became_customer) { const m = c.became_customer.slice(0, 7); newBy[m] = (newBy[m] ?? 0) + 1; }",
    to: "",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "const active = Array(25).fill(0),",
    to: "const first = new Map();\n      for (const s of T.subscriptions) { const d = first.get(s.customer_id); if (d === undefined || s.start_date < d) first.set(s.customer_id, s.start_date); }\n      for (const d of first.values()) { const m = d.slice(0, 7); newBy[m] = (newBy[m] ?? 0) + 1; }\n      const active = Array(25).fill(0),",
  },
  {
    why: "monthly churn over several months is the sum of the lost over the sum of the active",
    file: "job/common.mjs",
    from: "churn = t.reduce((x, r) => x + r[3], 0) / t.length;",
    to: "churn = t.reduce((x, r) => x + r[2], 0) / t.reduce((x, r) => x + r[1], 0);",
  },
  {
    why: "in a period, a deal's win or loss counts by its closing, its way through the funnel by its creation",
    file: "job/job.sql",
    from: "d.created_at, d.status FROM deals d JOIN contacts c",
    to: "d.created_at, d.closed_at, d.status FROM deals d JOIN contacts c",
  },
  {
    why: "the same",
    file: "job/job.sql",
    from: "d.source, d.created_at, d.status, m.mx",
    to: "d.source, d.created_at, d.closed_at, d.status, m.mx",
  },
  {
    why: "the same",
    file: "job/peer-duckdb-core.mjs",
    from: "winTable(await q(k, { where: w }))",
    to: "winTable(await q(k, { where: w.replaceAll('created_at', 'closed_at') }))",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "          if (f.from && (d.created_at < f.from || d.created_at >= f.to)) continue;\n",
    to: "",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "        if (d.status !== 'open') { const i = d.status === 'won' ? 0 : 1; bump(o, d.owner, i); bump(c, d.campaign, i); bump(s, d.source, i); }\n",
    to: "",
  },
  {
    why: "the same",
    file: "job/peer-papa-core.mjs",
    from: "        let max = 0; const seen",
    to: "        if (d.status !== 'open' && !(f?.from && (d.closed_at < f.from || d.closed_at >= f.to))) { const i = d.status === 'won' ? 0 : 1; bump(o, d.owner, i); bump(c, d.campaign, i); bump(s, d.source, i); }\n        if (f?.from && (d.created_at < f.from || d.created_at >= f.to)) continue;\n        let max = 0; const seen",
  },
];
