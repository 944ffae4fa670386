import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

export class CrmKpiFunnel extends CrmKpiElement {
  protected readonly piece: Piece = "funnel";
}
define("crm-kpi-funnel", CrmKpiFunnel);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-funnel": CrmKpiFunnel }
}
