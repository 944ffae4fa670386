import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

/**
 * The dashboard: views over everything that its files tell; takes files by hand, unless it is `readonly`.
 *
 * @tag crm-kpi-dashboard
 *
 * @fires {CustomEvent<Action>} crm-kpi-action - A person asks for something to be done about records that are stuck in a stage: stage, action, limit, ids.
 *
 * @csspart head - The views' row.
 * @csspart view - A view's link in it.
 * @csspart title - The sentence of a view, with its scope.
 * @csspart action - A button for stuck records.
 * @csspart footer - The last line.
 */
export class CrmKpiDashboard extends CrmKpiElement {
  protected readonly piece: Piece = "dashboard";
}
define("crm-kpi-dashboard", CrmKpiDashboard);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-dashboard": CrmKpiDashboard }
}
