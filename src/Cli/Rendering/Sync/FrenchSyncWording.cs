namespace PublisherMigration.Cli.Rendering.Sync;

internal static class FrenchSyncWording
{
    public static SyncWording Instance { get; } =
        new()
        {
            RepeatWith = static options => $"Pour répéter : {options}",
            HeldUntilDecided = static (publisher, hold) =>
                "La protection contre les suppressions massives la retient jusqu'à la décision d'un opérateur : "
                + $"migration sync held approve {publisher} {hold} (ou reject).",
            HeldAmongThem = static changes =>
                $"Modifications en attente d'un opérateur : {changes}. Voir migration sync held list.",
            EndedEarly = static changes =>
                $"Interrompu avant la fin du fichier ; modifications envoyées sans réponse : {changes}. "
                + "Renvoyez le fichier : rien n'est appliqué deux fois.",
            HoldNotFound = static (publisher, hold) => $"Le compte {publisher} n'a pas de retenue {hold}.",
            NoOpenHold = static publisher => $"Le compte {publisher} n'a pas de retenue ouverte.",
            ConfirmApproval = static (changes, publisher) =>
                $"Enregistrer ce qui est retenu de {publisher} ? Modifications : {changes}. L'ancien portail suit aussitôt.",
            ConfirmRejection = static (changes, publisher) =>
                $"Abandonner ce qui est retenu de {publisher} ? Modifications : {changes}.",
            ConfirmRepair = static publisher =>
                $"Renvoyer {publisher} en entier, pour que l'ancien portail retrouve ces valeurs ?",
            NeedsDigest = static digest => $"Vérifiez, puis confirmez avec --digest {digest}.",
            LeftUndecided = "Laissé en l'état.",
            NothingToRepair = "Il n'y a pas d'écart : rien à réparer.",
            SnapshotComplete = "L'instantané est complet ; les modifications suivent.",
            SubscriptionDeleted = static subscription => $"L'abonnement {subscription} est supprimé.",
            UnknownKind = static change =>
                $"La modification {change} est d'un genre que cette version ne connaît pas, et ne doit pas être sautée. Mettez l'outil à jour.",
            AnswersDoNotMatch = "Le service n'a pas répondu à chaque modification d'un message.",
        };
}
