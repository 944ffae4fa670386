import "crm-kpi/dashboard";
import { useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

function Figures() {
  const [rate, setRate] = useState(null);
  const [margin, setMargin] = useState(0.8);
  const settings = useMemo(() => ({ gross_margin: margin }), [margin]);
  return (
    <>
      <h1>Win rate: <output id="rate">{rate ?? "–"}</output></h1>
      <label>Margin <input id="margin" type="number" step="0.1" value={margin} onChange={(event) => setMargin(Number(event.target.value))} /></label>
      <crm-kpi-dashboard views="overview,funnel" settings={settings} oncrm-kpi-report={({ detail }) => setRate(detail.report.kpis["sales.win_rate"].value)} />
    </>
  );
}
createRoot(document.getElementById("root")).render(<Figures />);
