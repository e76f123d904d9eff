using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

internal static class ChangeName
{
    /// <summary>How a violation names a change.</summary>
    public static string Name(this Change change) => $"{change.PublisherId}/{change.Sequence}";
}
