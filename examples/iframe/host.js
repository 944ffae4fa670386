// A host that trusts nobody: the figures stand in a sandboxed frame, and only messages go to and fro.
import { connect } from "./crm-kpi/frame.js";

const iframe = document.querySelector("#figures");
iframe.addEventListener("crm-kpi-report", ({ detail }) => { document.querySelector("#rate").value = detail.report.kpis["sales.win_rate"].value; });
iframe.addEventListener("crm-kpi-action", ({ detail }) => {
  for (const id of detail.ids) document.querySelector("#todo").append(Object.assign(document.createElement("li"), { textContent: `${detail.action}: ${id}` }));
});

const frame = await connect(iframe, { src: "crm-kpi/crm-kpi.html", attributes: { lang: "en", views: "overview,funnel,nps" }, settings: { gross_margin: 0.8 } });
document.querySelector("#exports").addEventListener("change", ({ target }) => frame.addFiles(target.files));
