// A record page of a CRM: it has the deals already, hands them to the element, and takes its actions into its own list of things to do.
import "./crm-kpi/dashboard.js";

const day = (text) => (text ? new Date(`${text}T12:00:00Z`) : null);
const deals = Array.from({ length: 40 }, (_, at) => ({
  id: 9000 + at,
  stage: at % 4 === 0 ? "Won" : at % 4 === 1 ? "Lost" : "Proposal",
  amount: 100.5 * (at + 1),
  created: `2024-0${1 + (at % 6)}-1${at % 9}`,
  closed: at % 4 < 2 ? `2024-0${2 + (at % 6)}-2${at % 8}` : "",
}));
for (const deal of deals) {
  const row = document.querySelector("#deals tbody").insertRow();
  for (const cell of Object.values(deal)) row.insertCell().textContent = String(cell);
}

const element = document.querySelector("crm-kpi-dashboard");
element.settings = { funnel: { stages: [{ name: "Proposal", limit_days: 10, action: "Call back" }, "Won"] }, as_of: "2024-08-01" };
element.addEventListener("crm-kpi-action", ({ detail }) => {
  for (const id of detail.ids) document.querySelector("#todo").append(Object.assign(document.createElement("li"), { textContent: `${detail.action}: ${id}` }));
});
await element.addTable("deal", {
  id: deals.map((deal) => deal.id), stage: deals.map((deal) => deal.stage), amount: deals.map((deal) => deal.amount),
  created: deals.map((deal) => day(deal.created)), closed: deals.map((deal) => day(deal.closed)),
});
document.querySelector("#exports").addEventListener("change", ({ target }) => element.addFiles(target.files));
