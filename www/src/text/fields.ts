/** The data model's fields in words, for the mapping editor. A field that is not here is shown by its own name. */
import type { Both } from "./both";

const fields: Record<string, Both> = {
  id: { en: "Identifier", fr: "Identifiant" }, name: { en: "Name", fr: "Nom" }, domain: { en: "Web domain", fr: "Domaine web" }, created: { en: "Created on", fr: "Date de création" },
  owner: { en: "Owner", fr: "Responsable" }, industry: { en: "Industry", fr: "Secteur" }, segment: { en: "Segment", fr: "Segment" }, country: { en: "Country", fr: "Pays" },
  employees: { en: "Employees", fr: "Effectif" }, revenue: { en: "Revenue", fr: "Chiffre d’affaires" }, email: { en: "E-mail", fr: "E-mail" }, phone: { en: "Phone", fr: "Téléphone" },
  company: { en: "Company name", fr: "Nom de l’entreprise" }, account_id: { en: "Company identifier", fr: "Identifiant de l’entreprise" }, contact_id: { en: "Contact identifier", fr: "Identifiant du contact" },
  deal_id: { en: "Deal identifier", fr: "Identifiant de l’affaire" }, customer_id: { en: "Customer identifier", fr: "Identifiant du client" }, source: { en: "Source", fr: "Origine" }, channel: { en: "Channel", fr: "Canal" },
  campaign: { en: "Campaign", fr: "Campagne" }, type: { en: "Type", fr: "Type" }, lifecycle_stage: { en: "Lifecycle stage", fr: "Phase du cycle de vie" }, first_response: { en: "First response on", fr: "Première réponse le" },
  converted: { en: "Converted on", fr: "Converti le" }, unsubscribed: { en: "Unsubscribed", fr: "Désabonné" }, pipeline: { en: "Pipeline", fr: "Pipeline" }, stage: { en: "Stage", fr: "Étape" }, status: { en: "Status", fr: "Statut" },
  amount: { en: "Amount", fr: "Montant" }, margin: { en: "Margin", fr: "Marge" }, currency: { en: "Currency", fr: "Devise" }, closed: { en: "Closed on", fr: "Date de clôture" }, expected_close: { en: "Expected close", fr: "Clôture prévue" },
  team: { en: "Team", fr: "Équipe" }, product: { en: "Product", fr: "Produit" }, loss_reason: { en: "Loss reason", fr: "Motif de perte" }, quoted: { en: "Quoted on", fr: "Devis le" }, last_activity: { en: "Last activity", fr: "Dernière activité" },
  to: { en: "New stage", fr: "Nouvelle étape" }, from: { en: "Former stage", fr: "Ancienne étape" }, at: { en: "Date", fr: "Date" }, by: { en: "Changed by", fr: "Changé par" }, direction: { en: "Direction", fr: "Sens" }, outcome: { en: "Outcome", fr: "Issue" },
  logged: { en: "Logged on", fr: "Saisi le" }, person: { en: "Person", fr: "Personne" }, value: { en: "Value", fr: "Valeur" }, score: { en: "Score", fr: "Note" }, kind: { en: "Kind of survey", fr: "Type d’enquête" }, invited: { en: "Invited on", fr: "Invité le" },
  start: { en: "Start", fr: "Début" }, end: { en: "End", fr: "Fin" }, tenure_months: { en: "Months as a customer", fr: "Mois d’ancienneté" }, churned: { en: "Has left", fr: "Est parti" }, mrr: { en: "Monthly revenue", fr: "Revenu mensuel" },
  interval: { en: "Billing interval", fr: "Périodicité" }, unit_price: { en: "Price of one", fr: "Prix unitaire" }, quantity: { en: "Quantity", fr: "Quantité" }, plan: { en: "Plan", fr: "Formule" }, cancel_reason: { en: "Reason for leaving", fr: "Motif de départ" }, renewal_due: { en: "Renewal due", fr: "Échéance de renouvellement" }, renewed: { en: "Renewed", fr: "Renouvelé" },
  month: { en: "Month", fr: "Mois" }, category: { en: "Category", fr: "Catégorie" }, cost: { en: "Cost", fr: "Coût" }, responses: { en: "Responses", fr: "Réponses" }, sent: { en: "Sent", fr: "Envoyés" }, delivered: { en: "Delivered", fr: "Délivrés" },
  opened: { en: "Opened", fr: "Ouverts" }, clicked: { en: "Clicked", fr: "Cliqués" }, bounced: { en: "Bounced", fr: "Rejetés" }, date: { en: "Date", fr: "Date" }, page: { en: "Page", fr: "Page" }, sessions: { en: "Sessions", fr: "Sessions" }, users: { en: "Users", fr: "Utilisateurs" },
  pageviews: { en: "Page views", fr: "Pages vues" }, engagement_seconds: { en: "Engagement seconds", fr: "Secondes d’engagement" }, bounces: { en: "Bounces", fr: "Rebonds" }, bounce_rate: { en: "Bounce rate", fr: "Taux de rebond" }, purchases: { en: "Purchases", fr: "Achats" },
  comment: { en: "Comment", fr: "Commentaire" }, priority: { en: "Priority", fr: "Priorité" }, last_login: { en: "Last login", fr: "Dernière connexion" }, quota_count: { en: "Quota, deals", fr: "Objectif, affaires" }, quota_amount: { en: "Quota, amount", fr: "Objectif, montant" }, kpi: { en: "Figure", fr: "Indicateur" }, period: { en: "Period", fr: "Période" }, benchmark: { en: "Benchmark", fr: "Référence" }, long_term: { en: "Long-term mean", fr: "Moyenne longue" },
};

/** A field in words. */
export function fieldName(field: string): Both {
  const plain = field.replaceAll("_", " ");
  return fields[field] ?? { en: plain, fr: plain };
}
