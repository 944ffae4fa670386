import type { Piece } from "../elements/piece";
import { CrmKpiElement, define } from "./element";

export class CrmKpiCard extends CrmKpiElement {
  protected readonly piece: Piece = "card";
}
define("crm-kpi-card", CrmKpiCard);

declare global {
  interface HTMLElementTagNameMap { "crm-kpi-card": CrmKpiCard }
}
