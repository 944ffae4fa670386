import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

/**
 * The dashboard: views over everything that its files tell; takes files by hand, unless it is `readonly`.
 *
 * @tag crm-kpi-dashboard
 */
export class CrmKpiDashboard extends CrmKpiElement {
  protected readonly piece: Piece = "dashboard";
}
define("crm-kpi-dashboard", CrmKpiDashboard);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-dashboard": CrmKpiDashboard }
}
