//! A small export of every vendor, written from its documented columns.

/// Vendor, entity, the file, and `Header=field` pairs parted by `|`.
pub const EXPORTS: &[(&str, &str, &str, &str)] = &[
    (
        "dynamics",
        "deal",
        "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Actual Revenue,Actual Close Date,Status,Status Reason,Owner,Created On,Pipeline Phase\n\
         6f2a0c1e-1,abc=,2025-03-01,25 seats,Northwind,2025-03-31,12500,12000,2025-03-28,Won,Won,Ana,2025-01-14,Close\n6f2a0c1e-2,abd=,2025-03-01,5 seats,Contoso,2025-04-30,2400,,,Open,In Progress,Jo,2025-01-20,Develop\n",
        "(Do Not Modify) Opportunity=id|Topic=name|Potential Customer=account_id|Est. Close Date=expected_close|Actual Revenue=amount|Est. Revenue=amount|Actual Close Date=closed|Status=status|Owner=owner|Created On=created|Pipeline Phase=stage|(Do Not Modify) Row Checksum=",
    ),
    (
        "dynamics",
        "deal",
        "(Ne pas modifier) Opportunité;(Ne pas modifier) Somme de contrôle de la ligne;Rubrique;Client potentiel;Date de clôture estimée;Revenu est.;Statut;Raison du statut;Propriétaire;Créé le\n\
         6f2a;x;Café;Société;31/03/2025;12 500,00 €;Conclue;Conclue;Inès;14/01/2025\n6f2b;y;Thé;Autre;30/04/2025;2 400,50 €;Perdue;Annulée;Hugo;20/01/2025\n",
        "(Ne pas modifier) Opportunité=id|Rubrique=name|Client potentiel=account_id|Date de clôture estimée=expected_close|Revenu est.=amount|Statut=status|Propriétaire=owner|Créé le=created",
    ),
    (
        "odoo",
        "deal",
        "Opportunity,Contact Name,Email,Salesperson,Sales Team,Stage,Expected Revenue,Probability,Expected Closing,Created on,Closed Date,Lost Reason,Active\n\
         25 seats,Ana,ana@n.example,Carla,Europe,Won,12500.00,100,2025-03-31,2025-01-14 09:05:11,2025-03-28 16:42:00,,True\n5 seats,Jo,jo@c.example,Liam,Europe,Qualified,2400.00,0,2025-04-30,2025-01-20 15:41:02,,Too expensive,False\n",
        "Opportunity=name|Salesperson=owner|Sales Team=team|Stage=stage|Expected Revenue=amount|Probability=status|Active=status|Expected Closing=expected_close|Created on=created|Closed Date=closed|Lost Reason=loss_reason",
    ),
    (
        "odoo",
        "deal",
        "id,name,partner_id/name,user_id/name,team_id/name,stage_id/name,expected_revenue,probability,date_deadline,create_date,active\n\
         __export__.crm_lead_1,25 seats,Northwind,Carla,Europe,Proposition,12500.0,70.0,2025-03-31,2025-01-14 09:05:11,True\n__export__.crm_lead_2,5 seats,Contoso,Liam,Europe,New,2400.0,10.0,2025-04-30,2025-01-20 15:41:02,True\n",
        "id=id|name=name|partner_id/name=account_id|user_id/name=owner|team_id/name=team|stage_id/name=stage|expected_revenue=amount|date_deadline=expected_close|create_date=created",
    ),
    (
        "odoo",
        "deal",
        "Opportunité;Client;Vendeur;Équipe commerciale;Étape;Revenu espéré;Probabilité;Clôture prévue;Créé le;Motif de perte\n\
         Café;Société;Inès;Europe;Gagné;12500,00;100;31/03/2025;14/01/2025 09:05;\nThé;Autre;Hugo;Europe;Nouveau;2400,00;10;30/04/2025;20/01/2025 15:41;\n",
        "Opportunité=name|Client=account_id|Vendeur=owner|Équipe commerciale=team|Étape=stage|Revenu espéré=amount|Clôture prévue=expected_close|Créé le=created|Motif de perte=loss_reason",
    ),
    (
        "sellsy",
        "deal",
        "Numéro;Nom de l'opportunité;Société;Pipeline;Étape;Statut;Montant potentiel;Probabilité;Date d'échéance;Date de création;Assigné à;Source;Motif de perte\n\
         OPP-1;Café;Société A;Ventes;Devis envoyé;Gagnée;12 500,00;100;31/03/2025;14/01/2025;Inès;Salon;\nOPP-2;Thé;Société B;Ventes;Contact;Perdue;2 400,50;0;30/04/2025;20/01/2025;Hugo;Web;Prix\n",
        "Numéro=id|Nom de l'opportunité=name|Société=account_id|Pipeline=pipeline|Étape=stage|Statut=status|Montant potentiel=amount|Date d'échéance=expected_close|Date de création=created|Assigné à=owner|Source=source|Motif de perte=loss_reason",
    ),
    (
        "axonaut",
        "deal",
        "Nom;Entreprise;Pipe;Étape;Statut;Montant HT;Probabilité;Date de création;Date de fin estimée;Date de fin;Responsable;Raison de la perte\n\
         Café;Société A;Ventes;Devis;Gagnée;12500,00;100;14/01/2025;31/03/2025;28/03/2025;Inès;\nThé;Société B;Ventes;Contact;En cours;2400,50;20;20/01/2025;30/04/2025;;Hugo;\n",
        "Nom=name|Entreprise=account_id|Pipe=pipeline|Étape=stage|Statut=status|Montant HT=amount|Date de création=created|Date de fin estimée=expected_close|Date de fin=closed|Responsable=owner|Raison de la perte=loss_reason",
    ),
    (
        "teamleader",
        "deal",
        "Title,Customer,Responsible user,Phase,Status,Estimated value,Estimated probability,Estimated closing date,Creation date,Closing date,Source,Reason of refusal\n\
         25 seats,Northwind,Ana,Quotation sent,Accepted,\"12,500.00\",100,31/03/2025,14/01/2025,28/03/2025,Web,\n5 seats,Contoso,Jo,Contacted,Refused,\"2,400.50\",0,30/04/2025,20/01/2025,11/02/2025,Fair,Price\n",
        "Title=name|Customer=account_id|Responsible user=owner|Phase=stage|Status=status|Estimated value=amount|Estimated closing date=expected_close|Creation date=created|Closing date=closed|Source=source|Reason of refusal=loss_reason",
    ),
    (
        "teamleader",
        "deal",
        "Titre;Client;Utilisateur responsable;Phase;Statut;Valeur estimée;Date de clôture estimée;Date de création;Source;Raison de refus\n\
         Café;Société A;Inès;Offre envoyée;Acceptée;12500,00;31/03/2025;14/01/2025;Web;\nThé;Société B;Hugo;Contact;Nouvelle;2400,50;30/04/2025;20/01/2025;Salon;\n",
        "Titre=name|Client=account_id|Utilisateur responsable=owner|Phase=stage|Statut=status|Valeur estimée=amount|Date de clôture estimée=expected_close|Date de création=created|Raison de refus=loss_reason",
    ),
    (
        "bitrix24",
        "deal",
        "ID;Deal name;Pipeline;Stage;Amount;Currency;Company;Contact;Responsible person;Created on;Expected close date;Source;Repeat deal\n\
         11;25 seats;Sales;Deal won;12500.00;EUR;Northwind;Ana Ruiz;Carla;14.01.2025 09:05:11;28.03.2025;Web;N\n12;5 seats;Sales;Deal lost;2400.00;EUR;Contoso;Jo Park;Liam;20.01.2025 15:41:02;11.02.2025;Call;N\n",
        "ID=id|Deal name=name|Pipeline=pipeline|Stage=stage|Amount=amount|Currency=currency|Company=account_id|Contact=contact_id|Responsible person=owner|Created on=created|Expected close date=closed|Source=source",
    ),
    (
        "bitrix24",
        "deal",
        "ID;Nom de la transaction;Étape;Montant;Devise;Entreprise;Personne responsable;Créé le;Date de fin;Source\n\
         11;Café;Transaction perdue;12500.00;EUR;Société A;Inès;14.01.2025 09:05:11;28.03.2025;Web\n12;Thé;Nouveau;2400.00;EUR;Société B;Hugo;20.01.2025 15:41:02;11.02.2025;Appel\n",
        "ID=id|Nom de la transaction=name|Étape=stage|Montant=amount|Devise=currency|Entreprise=account_id|Personne responsable=owner|Créé le=created|Date de fin=closed",
    ),
    (
        "freshsales",
        "deal",
        "Deal name,Deal value,Deal stage,Deal pipeline,Expected close date,Closed date,Sales owner,Sales account,Related Contacts,Source,Lost reason,Created at\n\
         25 seats,12500,Won,Default Pipeline,2025-03-31,2025-03-28,Ana,Northwind,ana@n.example,Web,,2025-01-14T09:05:11+00:00\n5 seats,2400,Lost,Default Pipeline,2025-04-30,2025-02-11,Jo,Contoso,jo@c.example,Fair,Price,2025-01-20T15:41:02+00:00\n",
        "Deal name=name|Deal value=amount|Deal stage=stage|Deal pipeline=pipeline|Expected close date=expected_close|Closed date=closed|Sales owner=owner|Sales account=account_id|Related Contacts=contact_id|Source=source|Lost reason=loss_reason|Created at=created",
    ),
    (
        "close",
        "deal",
        "id,lead_id,lead_name,status_type,status_label,pipeline_name,value,value_period,value_currency,confidence,date_created,date_won,date_lost,user_name,contact_name\n\
         oppo_1,lead_1,Northwind,won,Won,Sales,12500,one_time,EUR,100,2025-01-14T09:05:11.000000+00:00,2025-03-28,,Ana,Ana Ruiz\noppo_2,lead_2,Contoso,active,Demo,Sales,2400,one_time,EUR,50,2025-01-20T15:41:02.000000+00:00,,,Jo,Jo Park\n",
        "id=id|lead_id=account_id|status_type=status|status_label=stage|pipeline_name=pipeline|value=amount|value_currency=currency|date_created=created|date_won=closed|date_lost=closed|user_name=owner",
    ),
    (
        "monday",
        "deal",
        "Deals\nActive deals\nName,Subitems,Owner,Stage,Deal Value,Close Probability,Expected Close Date,Close Date,Deal creation date,Item ID (auto generated)\n\
         25 seats,,Ana,Won,12500,100,2025-03-31,2025-03-28,2025-01-14,18001\n5 seats,,Jo,Discovery,2400,20,2025-04-30,,2025-01-20,18002\n\nClosed deals\n\
         Name,Subitems,Owner,Stage,Deal Value,Close Probability,Expected Close Date,Close Date,Deal creation date,Item ID (auto generated)\n1 seat,,Jo,Lost,100,0,2025-02-28,2025-02-27,2025-02-01,18003\n",
        "Name=name|Owner=owner|Stage=stage|Deal Value=amount|Expected Close Date=expected_close|Close Date=closed|Deal creation date=created|Item ID (auto generated)=id",
    ),
    (
        "copper",
        "deal",
        "Copper ID,Name,Primary Contact,Company,Pipeline,Stage,Status,Value,Win Probability,Owned By,Source,Loss Reason,Close Date,Created At,Interaction Count,Inactive Days\n\
         901,25 seats,Ana Ruiz,Northwind,Sales,Negotiation,Won,12500,100,Carla,Web,,3/31/2025,1/14/2025,12,3\n902,5 seats,Jo Park,Contoso,Sales,Contact,Abandoned,2400,0,Liam,Fair,Price,4/30/2025,1/20/2025,4,40\n",
        "Copper ID=id|Name=name|Primary Contact=contact_id|Company=account_id|Pipeline=pipeline|Stage=stage|Status=status|Value=amount|Owned By=owner|Source=source|Loss Reason=loss_reason|Close Date=closed|Created At=created",
    ),
    (
        "engagebay",
        "deal",
        "Deal Name,Amount,Track,Milestone,Close Date,Deal Owner,Deal Source,Created Time,Currency Type\n\
         25 seats,12500,Default,Won,03/31/2025,Ana,Web,01/14/2025,EUR\n5 seats,2400,Default,New,04/30/2025,Jo,Fair,01/20/2025,EUR\n",
        "Deal Name=name|Amount=amount|Track=pipeline|Milestone=stage|Close Date=closed|Deal Owner=owner|Deal Source=source|Created Time=created|Currency Type=currency",
    ),
    (
        "chargebee",
        "subscription",
        "subscriptions.id,customers.id,customers.email,subscriptions.plan_id,subscriptions.plan_quantity,subscriptions.plan_unit_price,subscriptions.billing_period_unit,subscriptions.status,subscriptions.started_at,subscriptions.cancelled_at,subscriptions.mrr,subscriptions.currency_code,subscriptions.current_term_end\n\
         s1,c1,ana@n.example,pro,25,29.00,month,active,2024-01-14 09:05:11,,725.00,EUR,2025-06-14 09:05:11\ns2,c2,jo@c.example,pro,3,290.00,year,cancelled,2024-02-20 15:41:02,2025-03-02 08:20:00,72.50,EUR,2025-02-20 15:41:02\n",
        "subscriptions.id=id|customers.id=customer_id|subscriptions.plan_id=plan|subscriptions.plan_quantity=quantity|subscriptions.billing_period_unit=interval|subscriptions.status=status|subscriptions.started_at=start|subscriptions.cancelled_at=end|subscriptions.mrr=mrr|subscriptions.currency_code=currency|subscriptions.current_term_end=renewal_due",
    ),
    (
        "chargebee",
        "subscription",
        "Subscription Id,Customer Id,Customer Email,Plan Id,Plan Quantity,Status,Started At,Cancelled At,MRR,Currency Code,Next Billing At\n\
         s1,c1,ana@n.example,pro,25,active,14-Jan-2024 09:05,,725.00,EUR,14-Jun-2025 09:05\ns2,c2,jo@c.example,pro,3,cancelled,20-Feb-2024 15:41,02-Mar-2025 08:20,72.50,EUR,\n",
        "Subscription Id=id|Customer Id=customer_id|Plan Id=plan|Status=status|Started At=start|Cancelled At=end|MRR=mrr|Currency Code=currency",
    ),
    (
        "chartmogul",
        "subscription",
        "Customer external ID,Subscription external ID,Plan name,Billing interval,Quantity,MRR,Start date,Cancelled at\n\
         c1,s1,Pro,month,25,725.00,2024-01-14,\nc2,s2,Pro,year,3,72.50,2024-02-20,2025-03-02\n",
        "Customer external ID=customer_id|Subscription external ID=id|Plan name=plan|Billing interval=interval|Quantity=quantity|MRR=mrr|Start date=start|Cancelled at=end",
    ),
    (
        "chartmogul",
        "subscription",
        "ChartMogul UUID,External ID,Name,Email,Company,Country,Status,MRR,ARR,Customer since,Owner\n\
         cus_00-1,c1,Ana Ruiz,ana@n.example,Northwind,FR,Active,725.00,8700.00,2024-01-14,Carla\ncus_00-2,c2,Jo Park,jo@c.example,Contoso,DE,Cancelled,0.00,0.00,2024-02-20,Liam\n",
        "External ID=customer_id|Status=status|MRR=mrr|Customer since=start|Country=country|Owner=owner",
    ),
    (
        "shopify",
        "order",
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Country,Refunded Amount,Id\n\
         #1001,ana@n.example,paid,2025-01-14 09:05:11 +0100,fulfilled,yes,EUR,100.00,5.00,20.00,125.00,,2025-01-14 09:05:10 +0100,1,Tea,60.00,FR,0.00,5001\n#1001,ana@n.example,,,,,,,,,,,2025-01-14 09:05:10 +0100,2,Cup,20.00,,,\n\
         #1002,jo@c.example,partially_refunded,2025-01-20 15:41:02 +0100,fulfilled,no,EUR,50.00,0.00,10.00,60.00,,2025-01-20 15:41:00 +0100,1,Pot,50.00,DE,10.00,5002\n",
        "Name=id|Email=customer_id|Created at=at|Total=amount|Currency=currency|Lineitem name=product|Billing Country=country|Refunded Amount=amount",
    ),
    (
        "woocommerce",
        "order",
        "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,Order Refund Amount,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code\n\
         101,Completed,2025-01-14 09:05,Ana,Ruiz,ana@n.example,0,100.00,5.00,0,125.00,T1,1,Tea,1,60.00,\n101,Completed,2025-01-14 09:05,Ana,Ruiz,ana@n.example,0,100.00,5.00,0,125.00,C1,2,Cup,2,20.00,\n102,Cancelled,2025-01-20 15:41,Jo,Park,jo@c.example,0,50.00,0,0,60.00,P1,1,Pot,1,50.00,\n",
        "Order Number=id|Order Date=at|Email (Billing)=customer_id|Order Total Amount=amount|Order Refund Amount=amount|Item Name=product",
    ),
    (
        "woocommerce",
        "order",
        "Date;Commande n°;Chiffre d'affaires net;État;Client;Type de client;Produit(s);Articles vendus;Code(s) promo\n\
         2025-01-14 09:05:11;101;100,00;Terminée;Ana Ruiz;nouveau;1× Thé;1;\n2025-01-20 15:41:02;102;50,50;Terminée;Jo Park;nouveau;1× Café;1;\n",
        "Date=at|Commande n°=id|Chiffre d'affaires net=amount|Client=customer_id|Produit(s)=product",
    ),
    (
        "google_ads",
        "spend",
        "Campaign report\n\"January 1, 2025 - January 31, 2025\"\nDay,Campaign,Campaign state,Currency code,Cost,Clicks,Impr.,Avg. CPC,Conversions\n\
         2025-01-14,Brand,Enabled,EUR,12.50,10,200,1.25,1.00\n2025-01-15,Brand,Enabled,EUR,13.50,12,210,1.13,0.00\n ,Total: Campaigns, --,EUR,26.00,22,410,1.18,1.00\n",
        "Day=at|Campaign=campaign|Currency code=currency|Cost=amount",
    ),
    (
        "google_ads",
        "campaign",
        "Rapport sur les campagnes\nJanvier 2025\nÉtat de la campagne;Campagne;Type de campagne;Code de devise;Clics;Impr.;CTR;CPC moy.;Coût;Conversions\n\
         Activée;Marque;Réseau de Recherche;EUR;10;200;5,00 %;1,25;12,50;1,00\nActivée;Salon;Réseau Display;EUR;22;4 100;0,54 %;1,18;26,00;0,00\n",
        "Campagne=name|Type de campagne=type|Clics=clicked|Coût=cost",
    ),
    (
        "meta_ads",
        "spend",
        "Reporting starts,Reporting ends,Campaign name,Campaign delivery,Attribution setting,Results,Result indicator,Reach,Impressions,Cost per results,Amount spent (EUR),Ends,Link clicks\n\
         2025-01-01,2025-01-31,Spring,active,7-day click,12,lead,1000,3000,10.00,120.00,Ongoing,80\n2025-02-01,2025-02-28,Spring,active,7-day click,15,lead,1200,3500,9.00,135.00,Ongoing,90\n",
        "Reporting starts=at|Campaign name=campaign|Amount spent (EUR)=amount",
    ),
    (
        "meta_ads",
        "spend",
        "Début des rapports;Fin des rapports;Nom de la campagne;Diffusion de la campagne;Résultats;Couverture;Impressions;Coût par résultat;Montant dépensé (EUR)\n\
         2025-01-01;2025-01-31;Printemps;active;12;1000;3000;10,00;120,00\n2025-02-01;2025-02-28;Printemps;active;15;1200;3500;9,00;135,50\n",
        "Début des rapports=at|Nom de la campagne=campaign|Montant dépensé (EUR)=amount",
    ),
    (
        "mailchimp",
        "campaign",
        "Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Soft Bounces,Hard Bounces,Total Bounces,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Abuse Complaints,Unique Id\n\
         Spring,Hello,Clients,\"Jan 14, 2025 09:05 am\",Tuesday,1200,1180,15,5,20,400,33.90%,600,80,6.78%,120,4,0,abc1\nSummer,Hi,Clients,\"Feb 20, 2025 03:41 pm\",Thursday,1250,1240,8,2,10,420,33.87%,650,85,6.85%,130,5,0,abc2\n",
        "Title=name|Send Date=start|Total Recipients=sent|Successful Deliveries=delivered|Unique Opens=opened|Unique Clicks=clicked|Unsubscribes=unsubscribed|Total Bounces=bounced",
    ),
    (
        "mailchimp",
        "contact",
        "Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CC,REGION,LAST_CHANGED,LEID,EUID,TAGS\n\
         ana@n.example,Ana,Ruiz,,2,2025-01-14 09:05:11,1.2.3.4,2025-01-14 09:06:00,FR,75,2025-02-01 10:00:00,1,e1,vip\njo@c.example,Jo,Park,,4,2025-01-20 15:41:02,1.2.3.5,2025-01-20 15:42:00,DE,BE,2025-02-02 10:00:00,2,e2,\n",
        "Email Address=email|First Name=name|Last Name=name|OPTIN_TIME=created|CC=country",
    ),
    (
        "brevo",
        "campaign",
        "Nom de la campagne;Objet;Date d'envoi;Destinataires;Délivrés;Ouvreurs uniques;Cliqueurs uniques;Désinscriptions;Hard bounces;Soft bounces;Plaintes\n\
         Printemps;Bonjour;14/01/2025 09:05;1200;1180;400;80;4;5;15;0\nÉté;Salut;20/02/2025 15:41;1250;1240;420;85;5;2;8;0\n",
        "Nom de la campagne=name|Date d'envoi=start|Destinataires=sent|Délivrés=delivered|Ouvreurs uniques=opened|Cliqueurs uniques=clicked|Désinscriptions=unsubscribed|Hard bounces=bounced",
    ),
    (
        "brevo",
        "campaign",
        "Campaign name,Subject,Sent date,Sent,Delivered,Openers,Clickers,Unsubscribed,Hard bounces,Soft bounces,Complaints\nSpring,Hi,14-01-2025 09:05:11,1200,1180,400,80,4,5,15,0\nSummer,Hi,20-02-2025 15:41:02,1250,1240,420,85,5,2,8,0\n",
        "Campaign name=name|Sent date=start|Sent=sent|Delivered=delivered|Openers=opened|Clickers=clicked|Unsubscribed=unsubscribed",
    ),
    (
        "delighted",
        "survey",
        "Response ID,Person ID,Person Email,Person Name,Survey type,Score,Comment,Created at,Permalink\n1,p1,ana@n.example,Ana,nps,9,Great,2025-01-14 09:05:11 UTC,https://d.example/1\n2,p2,jo@c.example,Jo,nps,6,Slow,2025-01-20 15:41:02 UTC,https://d.example/2\n",
        "Response ID=id|Score=score|Comment=comment|Created at=at|Person Email=customer_id|Survey type=kind",
    ),
    (
        "surveymonkey",
        "survey",
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely is it that you would recommend us to a friend or colleague?,What could we do better?\n\
         11400000001,45000,01/14/2025 09:05:11 AM,01/14/2025 09:07:00 AM,1.2.3.4,ana@n.example,,,,9,Nothing\n11400000002,45000,01/20/2025 03:41:02 PM,01/20/2025 03:44:00 PM,1.2.3.5,jo@c.example,,,,6,Price\n",
        "Respondent ID=id|End Date=at|Email Address=customer_id|How likely is it that you would recommend us to a friend or colleague?=score",
    ),
    (
        "surveymonkey",
        "survey",
        "ID du répondant;ID du collecteur;Date de début;Date de fin;Adresse IP;Adresse e-mail;Quelle est la probabilité que vous recommandiez notre entreprise ?\n11400000001;45000;14/01/2025 09:05:11;14/01/2025 09:07:00;1.2.3.4;ana@n.example;9\n11400000002;45000;20/01/2025 15:41:02;20/01/2025 15:44:00;1.2.3.5;jo@c.example;6\n",
        "ID du répondant=id|Date de fin=at|Adresse e-mail=customer_id|Quelle est la probabilité que vous recommandiez notre entreprise ?=score",
    ),
    (
        "typeform",
        "survey",
        "#,How likely are you to recommend us to a friend?,Why?,What's your email address?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n\
         a1b2,9,Good,ana@n.example,completed,2025-01-14 09:05:11,,2025-01-14 09:07:00,n1,\na1b3,6,Slow,jo@c.example,completed,2025-01-20 15:41:02,,2025-01-20 15:44:00,n2,\n",
        "How likely are you to recommend us to a friend?=score|Submit Date (UTC)=at|What's your email address?=customer_id",
    ),
    (
        "google_forms",
        "survey",
        "Timestamp,Email Address,How likely are you to recommend us?,What should we improve?\n1/14/2025 9:05:11,ana@n.example,9,Nothing\n1/20/2025 15:41:02,jo@c.example,6,Price\n",
        "Timestamp=at|Email Address=customer_id|How likely are you to recommend us?=score",
    ),
    (
        "google_forms",
        "survey",
        "Horodateur,Adresse e-mail,Recommanderiez-vous nos services à un proche ?,Un commentaire ?\n14/01/2025 09:05:11,ana@n.example,9,Rien\n20/01/2025 15:41:02,jo@c.example,6,Prix\n",
        "Horodateur=at|Adresse e-mail=customer_id|Recommanderiez-vous nos services à un proche ?=score",
    ),
    (
        "zendesk",
        "ticket",
        "ID,Subject,Requester,Requester email,Assignee,Group,Status,Priority,Via,Requested,Solved,First reply time (min)\n1,Login,Ana,ana@n.example,Sam,Support,Solved,High,Web,2025-05-01 09:00,2025-05-01 15:30,42\n2,Invoice,Jo,jo@c.example,Sam,Support,Open,Low,Mail,2025-05-02 11:12,,90\n",
        "ID=id|Requester email=customer_id|Assignee=owner|Status=status|Priority=priority|Via=channel|Requested=opened|Solved=closed|First reply time (min)=first_response",
    ),
    (
        "zendesk",
        "ticket",
        "Identifiant;Objet;Demandeur;Assigné;Groupe;Statut;Priorité;Canal;Créé le;Résolu le\n1;Connexion;Ana;Sam;Support;Résolu;Haute;Web;01/05/2025 09:00;01/05/2025 15:30\n2;Facture;Jo;Sam;Support;Ouvert;Basse;E-mail;13/05/2025 11:12;\n",
        "Identifiant=id|Demandeur=customer_id|Assigné=owner|Statut=status|Priorité=priority|Canal=channel|Créé le=opened|Résolu le=closed",
    ),
    (
        "intercom",
        "ticket",
        "Conversation ID,Conversation started at (UTC),Conversation state,Channel,User email,Teammate assigned,First response time (seconds),Last closed at (UTC),Conversation rating\n1,2025-05-01 09:00:00,closed,Messenger,ana@n.example,Sam,2530,2025-05-01 15:30:00,5\n2,2025-05-02 11:12:00,open,Email,jo@c.example,Sam,90600,,\n",
        "Conversation ID=id|Conversation started at (UTC)=opened|Conversation state=status|Channel=channel|User email=customer_id|Teammate assigned=owner|First response time (seconds)=first_response|Last closed at (UTC)=closed",
    ),
    (
        "stripe",
        "order",
        "id,Amount Due,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subscription,Subtotal,Tax,Total,Amount Paid,Status\nin_1,725.00,charge_automatically,true,eur,cus_1,2025-01-14 09:05,,NW-1,true,sub_1,725.00,0.00,725.00,725.00,paid\nin_2,58.00,charge_automatically,false,eur,cus_2,2025-02-01 00:01,,LW-9,false,sub_2,58.00,0.00,58.00,0.00,void\n",
        "id=id|Customer=customer_id|Date (UTC)=at|Total=amount|Currency=currency",
    ),
    (
        "stripe",
        "order",
        "id,Description,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Fee,Status,Customer ID,Customer Email,Captured,Card ID,Invoice ID\nch_1,Start,2025-01-14 09:05,725.00,25.00,eur,725.00,10.76,Paid,cus_1,ana@n.example,true,card_1,in_1\nch_2,,2025-02-01 00:01,58.00,0.00,eur,58.00,0.00,Failed,cus_2,jo@c.example,false,card_2,in_2\n",
        "id=id|Customer ID=customer_id|Created (UTC)=at|Amount=amount|Amount Refunded=amount|Currency=currency",
    ),
    (
        "ga4",
        "traffic",
        "# ----------------------------------------\n# Acquisition de trafic\n# Compte : Acme\n# Propriété : Acme - GA4\n# ----------------------------------------\n#\n# Date de début: 20250101\n# Date de fin: 20250131\n\nGroupe de canaux principal de la session (Groupe de canaux par défaut),Sessions,Sessions avec engagement\nOrganic Search,12034,8012\nDirect,8120,3010\n",
        "Groupe de canaux principal de la session (Groupe de canaux par défaut)=channel|Sessions=sessions",
    ),
    (
        "hubspot",
        "ticket",
        "\"Record ID\",\"Ticket name\",\"Ticket status\",\"Create date\",\"Time to first agent email reply (HH:mm:ss)\",\"Time to close (HH:mm:ss)\"\n\"1\",\"Login\",\"Closed\",\"2025-05-01 09:00\",\"0:42:10\",\"25:10:00\"\n",
        "Record ID=id|Ticket status=status|Create date=opened|Time to first agent email reply (HH:mm:ss)=first_response|Time to close (HH:mm:ss)=closed",
    ),
    (
        "salesforce",
        "ticket",
        "\"Numéro de requête\";\"Propriétaire de la requête\";\"Nom du compte\";\"Statut\";\"Priorité\";\"Date/heure d'ouverture\";\"Date/heure de fermeture\"\n\"00001001\";\"Sam\";\"Café\";\"Fermé\";\"Haute\";\"01/05/2025 09:00\";\"13/05/2025 15:30\"\n",
        "Numéro de requête=id|Propriétaire de la requête=owner|Statut=status|Date/heure d'ouverture=opened|Date/heure de fermeture=closed",
    ),
];
