import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

/**
 * The answers to the question of recommendation, by score, and what they make.
 *
 * @tag crm-kpi-nps
 */
export class CrmKpiNps extends CrmKpiElement {
  protected readonly piece: Piece = "nps";
}
define("crm-kpi-nps", CrmKpiNps);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-nps": CrmKpiNps }
}
