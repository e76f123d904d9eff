using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Recording;

/// <summary>A file of changes, and what its lines need not say.</summary>
internal sealed record ChangeFile(string Name, string PublisherId, Actor? Actor)
{
    /// <summary>Puts in what the line leaves out.</summary>
    public void Complete(ChangeToRecord change)
    {
        if (change.PublisherId.Length == 0)
        {
            change.PublisherId = PublisherId;
        }

        change.Actor ??= Actor;
    }
}
