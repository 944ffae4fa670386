/** What an element shows of the figures. */
export type Piece = "dashboard" | "funnel" | "nps" | "card";
