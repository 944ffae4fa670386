import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

export class CrmKpiDashboard extends CrmKpiElement {
  protected readonly piece: Piece = "dashboard";
}
define("crm-kpi-dashboard", CrmKpiDashboard);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-dashboard": CrmKpiDashboard }
}
