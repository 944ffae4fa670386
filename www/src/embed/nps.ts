import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

export class CrmKpiNps extends CrmKpiElement {
  protected readonly piece: Piece = "nps";
}
define("crm-kpi-nps", CrmKpiNps);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-nps": CrmKpiNps }
}
