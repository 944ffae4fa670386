import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

/**
 * One figure, by its `kpi`.
 *
 * @tag crm-kpi-card
 *
 * @csspart card - The figure, with all about it.
 */
export class CrmKpiCard extends CrmKpiElement {
  protected readonly piece: Piece = "card";
}
define("crm-kpi-card", CrmKpiCard);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-card": CrmKpiCard }
}
