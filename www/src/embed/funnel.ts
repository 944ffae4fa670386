import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

/**
 * The funnel alone.
 *
 * @tag crm-kpi-funnel
 */
export class CrmKpiFunnel extends CrmKpiElement {
  protected readonly piece: Piece = "funnel";
}
define("crm-kpi-funnel", CrmKpiFunnel);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-funnel": CrmKpiFunnel }
}
