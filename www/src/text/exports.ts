/** How each file is got out of each tool: menus as of 2024, in the order in which tools are met. */
import type { Entity } from "../api";
import type { Both } from "./both";

/** One way to a file. `vendor` null: any other tool, what the table must hold. */
export interface Way { readonly vendor: string | null; readonly how: Both }

const way = (vendor: string | null, en: string, fr: string): Way => ({ vendor, how: { en, fr } });

export const EXPORTS: Record<Entity, readonly Way[]> = {
  account: [
    way("hubspot", "CRM › Companies › Export, all properties", "CRM › Entreprises › Exporter, toutes les propriétés"),
    way("salesforce", "Reports › New report › Accounts › Export, details only", "Rapports › Nouveau › Comptes › Exporter, détails seuls"),
    way("pipedrive", "Contacts › Organizations › … › Export filter results", "Contacts › Organisations › … › Exporter les résultats"),
    way(null, "A row a company: identifier, name, created, owner, country", "Une ligne par entreprise : identifiant, nom, création, responsable, pays"),
  ],
  contact: [
    way("hubspot", "CRM › Contacts › Export, all properties (lifecycle stage and its dates among them)", "CRM › Contacts › Exporter, toutes les propriétés (dont la phase du cycle de vie et ses dates)"),
    way("salesforce", "Reports › New report › Leads (and Contacts) › Export, details only", "Rapports › Nouveau › Pistes (et Contacts) › Exporter, détails seuls"),
    way("pipedrive", "Contacts › People › … › Export filter results", "Contacts › Personnes › … › Exporter les résultats"),
    way("zoho", "Setup › Data administration › Export › Leads", "Configuration › Administration des données › Exporter › Pistes"),
    way("brevo", "Contacts › All contacts › Export", "Contacts › Tous les contacts › Exporter"),
    way(null, "A row a contact: created, lifecycle stage, source, owner, first response", "Une ligne par contact : création, phase du cycle de vie, origine, responsable, première réponse"),
  ],
  deal: [
    way("hubspot", "CRM › Deals › Export, all properties", "CRM › Transactions › Exporter, toutes les propriétés"),
    way("salesforce", "Reports › New report › Opportunities › Export, details only", "Rapports › Nouveau › Opportunités › Exporter, détails seuls"),
    way("pipedrive", "Deals › list view › … › Export filter results", "Affaires › vue en liste › … › Exporter les résultats"),
    way("zoho", "Setup › Data administration › Export › Deals", "Configuration › Administration des données › Exporter › Affaires"),
    way("dynamics", "Sales › Opportunities › All opportunities › Export to Excel", "Ventes › Opportunités › Toutes les opportunités › Exporter vers Excel"),
    way("odoo", "CRM › Pipeline › list view › select all › Action › Export", "CRM › Pipeline › vue liste › tout sélectionner › Action › Exporter"),
    way("sellsy", "Opportunities › list view › Export", "Opportunités › vue en liste › Exporter"),
    way("axonaut", "Opportunities › Export", "Opportunités › Exporter"),
    way("teamleader", "Deals › Export", "Affaires › Exporter"),
    way("freshsales", "Deals › list view › Export", "Affaires › vue en liste › Exporter"),
    way("bitrix24", "CRM › Deals › list view › ⚙ › Export to CSV", "CRM › Affaires › vue en liste › ⚙ › Exporter en CSV"),
    way("monday", "The board of deals › ⋯ › Export board to Excel", "Le tableau des affaires › ⋯ › Exporter vers Excel"),
    way("close", "Opportunities › ⋯ › Export", "Opportunités › ⋯ › Exporter"),
    way("copper", "Opportunities › list view › Export", "Opportunités › vue en liste › Exporter"),
    way("engagebay", "Deals › list view › Export", "Affaires › vue en liste › Exporter"),
    way(null, "A row a deal: created, stage or status, amount, closed, owner", "Une ligne par affaire : création, étape ou statut, montant, clôture, responsable"),
  ],
  stage_change: [
    way("hubspot", "In the deals: the columns “Date entered …” of every stage", "Dans les transactions : les colonnes « Date entered … » de chaque étape"),
    way("salesforce", "Reports › New report › Opportunity history › Export, details only", "Rapports › Nouveau › Historique des opportunités › Exporter, détails seuls"),
    way("zoho", "Setup › Data administration › Export › Deals stage history", "Configuration › Administration des données › Exporter › Historique des étapes"),
    way(null, "A row a move: deal, stage before, stage after, date; or two exports of the deals on different days", "Une ligne par passage : affaire, étape d’avant, étape d’après, date ; ou deux exports des affaires à des jours différents"),
  ],
  activity: [
    way("hubspot", "Reports › Create report › Activities › Export", "Rapports › Créer un rapport › Activités › Exporter"),
    way("salesforce", "Reports › New report › Tasks and events › Export, details only", "Rapports › Nouveau › Tâches et événements › Exporter, détails seuls"),
    way("pipedrive", "Activities › list view › … › Export", "Activités › vue en liste › … › Exporter"),
    way("zoho", "Setup › Data administration › Export › Calls, Tasks", "Configuration › Administration des données › Exporter › Appels, Tâches"),
    way(null, "A row a call, mail or meeting: date, type, direction, contact or deal, owner, outcome", "Une ligne par appel, courriel ou rendez-vous : date, type, sens, contact ou affaire, responsable, issue"),
  ],
  event: [
    way("ga4", "Explore › Free form › event name by date › Export, CSV", "Explorer › Format libre › nom d’événement par date › Exporter, CSV"),
    way(null, "A row an event: person, name of the event, date", "Une ligne par événement : personne, nom de l’événement, date"),
  ],
  survey: [
    way("hubspot", "Service › Feedback surveys › choose one › Export", "Service › Enquêtes de satisfaction › en choisir une › Exporter"),
    way("delighted", "Delighted › Responses › Export", "Delighted › Réponses › Exporter"),
    way("surveymonkey", "SurveyMonkey › Analyze › Save as › All responses, CSV", "SurveyMonkey › Analyser › Enregistrer › Toutes les réponses, CSV"),
    way("google_forms", "Google Forms › Responses › ⋮ › Download responses (.csv)", "Google Forms › Réponses › ⋮ › Télécharger les réponses (.csv)"),
    way("zendesk", "Zendesk › Explore › CSAT › Export", "Zendesk › Explore › CSAT › Exporter"),
    way(null, "A row an answer: date, the score with its question as the header, customer", "Une ligne par réponse : date, la note avec sa question en en-tête, client"),
  ],
  subscription: [
    way("stripe", "Stripe › Billing › Subscriptions › Export, all columns", "Stripe › Facturation › Abonnements › Exporter, toutes les colonnes"),
    way("chargebee", "Chargebee › Subscriptions › Export", "Chargebee › Abonnements › Exporter"),
    way("salesforce", "Reports › New report › Contracts › Export, details only", "Rapports › Nouveau › Contrats › Exporter, détails seuls"),
    way(null, "A row a contract: customer, start, end, monthly amount, reason for leaving", "Une ligne par contrat : client, début, fin, montant mensuel, motif de départ"),
  ],
  order: [
    way("shopify", "Shopify › Orders › Export, plain CSV", "Shopify › Commandes › Exporter, CSV simple"),
    way("woocommerce", "WooCommerce › Analytics › Orders › Download", "WooCommerce › Analyses › Commandes › Télécharger"),
    way(null, "A row an order: customer, date, amount", "Une ligne par commande : client, date, montant"),
  ],
  spend: [
    way("google_ads", "Google Ads › Campaigns › by month › Download, CSV", "Google Ads › Campagnes › par mois › Télécharger, CSV"),
    way("meta_ads", "Meta Ads Manager › Reports › Export table data", "Gestionnaire Meta › Rapports › Exporter les données du tableau"),
    way("salesforce", "Reports › Campaigns › Export, with the actual cost", "Rapports › Campagnes › Exporter, avec le coût réel"),
    way(null, "A row a month: month, amount, category (marketing, acquisition, sales, retention), campaign", "Une ligne par mois : mois, montant, catégorie (marketing, acquisition, ventes, fidélisation), campagne"),
  ],
  campaign: [
    way("hubspot", "Marketing › Campaigns › Export", "Marketing › Campagnes › Exporter"),
    way("mailchimp", "Mailchimp › Campaigns › Reports › Export aggregate report", "Mailchimp › Campagnes › Rapports › Exporter le rapport global"),
    way("brevo", "Brevo › Campaigns › Statistics › Export", "Brevo › Campagnes › Statistiques › Exporter"),
    way("salesforce", "Reports › Campaigns with members › Export, details only", "Rapports › Campagnes avec membres › Exporter, détails seuls"),
    way(null, "A row a campaign: name, start, sent, delivered, opened, clicked, cost", "Une ligne par campagne : nom, début, envoyés, délivrés, ouverts, cliqués, coût"),
  ],
  traffic: [
    way("ga4", "Reports › Acquisition › Traffic acquisition › Share › Download file, CSV", "Rapports › Acquisition › Acquisition de trafic › Partager › Télécharger, CSV"),
    way(null, "A row a day or month and channel: date, channel, sessions, users, page views, bounces", "Une ligne par jour ou mois et canal : date, canal, sessions, utilisateurs, pages vues, rebonds"),
  ],
  ticket: [
    way("hubspot", "CRM › Tickets › Export, all properties", "CRM › Tickets › Exporter, toutes les propriétés"),
    way("zendesk", "Zendesk › Views › choose one › Export CSV; or Explore › Tickets", "Zendesk › Vues › en choisir une › Exporter en CSV ; ou Explore › Tickets"),
    way("intercom", "Intercom › Reports › Conversations › Export CSV", "Intercom › Rapports › Conversations › Exporter en CSV"),
    way("salesforce", "Reports › New report › Cases › Export, details only", "Rapports › Nouveau › Requêtes › Exporter, détails seuls"),
    way(null, "A row a case: opened, first response, closed, customer, owner, satisfaction", "Une ligne par demande : ouverture, première réponse, clôture, client, responsable, satisfaction"),
  ],
  user: [
    way("hubspot", "Settings › Users & teams › Export", "Paramètres › Utilisateurs et équipes › Exporter"),
    way("salesforce", "Reports › New report › Users › Export, details only", "Rapports › Nouveau › Utilisateurs › Exporter, détails seuls"),
    way("pipedrive", "Settings › Manage users › Export", "Paramètres › Gérer les utilisateurs › Exporter"),
    way(null, "A row a user: name, team, last login, active or not", "Une ligne par utilisateur : nom, équipe, dernière connexion, actif ou non"),
  ],
  target: [
    way("hubspot", "Reports › Goals › Export", "Rapports › Objectifs › Exporter"),
    way(null, "A row a target: figure or owner, month, value", "Une ligne par objectif : chiffre ou responsable, mois, valeur"),
  ],
};
