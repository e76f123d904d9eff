using System.Globalization;
using PublisherMigration.Cli.Rendering.Sync;

namespace PublisherMigration.Cli.Rendering;

internal static class FrenchWording
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static Wording Instance { get; } =
        new()
        {
            Refused = "Refusé",
            Unreachable = "Le service est injoignable",
            TimedOut = "Le service n'a pas répondu à temps",
            ReasonLabel = "Motif",
            FieldLabel = "Champ",
            AcceptedTenantsLabel = "Locataires acceptés",
            RemedyLabel = "Que faire",
            ShowsRemedy = false,
            FixedByCaller = "À corriger par le service appelant.",
            FixedByOwner = "À corriger par un propriétaire du compte.",
            FixedByOperator = "À corriger par un opérateur.",
            FixedByRetry = "Rien à corriger : patientez, puis réessayez.",
            TryingAgain = static (message, delay) =>
                string.Create(French, $"{message.TrimEnd('.')}. Nouvel essai dans {delay.TotalSeconds:0.0} s."),
            StreamEnded = "Le flux s'est terminé",
            TokenInClearText = "Attention : le jeton circule en clair sur http. Utilisez https.",
            ConfirmStart = static publisher => $"Démarrer la migration de {publisher} ?",
            AskWorkEmail = "Adresse e-mail professionnelle (vide pour arrêter) :",
            AskEnrollment = "Comment voulez-vous rejoindre le réseau de partenaires ?",
            EnrollmentExisting = "avec un ID MPN que l'organisation possède",
            EnrollmentNew = "avec une nouvelle adhésion",
            EnrollmentLater = "pas maintenant",
            AskChoice = "Choisissez 1, 2 ou 3 :",
            AskMpnId = "ID MPN :",
            AskLegalName = "Raison sociale :",
            AskCountry = "Pays (deux lettres) :",
            AskContactEmail = "Adresse e-mail de contact :",
            MembersWouldBeLost =
                "Ces membres utilisent un compte Microsoft et seraient perdus sans adresse e-mail professionnelle.",
            AskMemberEmail = static member => $"Adresse e-mail professionnelle de {member} (vide pour y renoncer) :",
            LossesHeading = static count => $"Membres qui perdraient l'accès : {count}",
            ConfirmLosses = "Continuer sans ces membres ?",
            ConfirmCutOver = static publisher =>
                $"Transférer {publisher} vers l'Espace partenaires maintenant ? C'est irréversible.",
            Waiting = "Rien à faire pour l'instant : relancez la commande une fois la vérification terminée.",
            LeftOutstanding = "Laissé en l'état. Relancez la commande pour continuer.",
            NeedsWorkEmail = "Donnez une adresse e-mail professionnelle avec --work-email.",
            NeedsEnrollment = "Rejoignez le réseau de partenaires avec --mpn-id ou --new-membership.",
            NeedsLosses = static digest =>
                $"Confirmez les pertes avec --accept-losses {digest} (ou all), ou donnez des adresses avec --member-email.",
            NeedsYes = "Prêt. Terminez avec --yes.",
            Migrated = static publisher => $"{publisher} est géré dans l'Espace partenaires.",
            Yes = 'o',
            Sync = FrenchSyncWording.Instance,
        };
}
