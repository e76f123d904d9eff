using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>What the cut-over carried and lost, kept with the migration.</summary>
public sealed record CutOver(IReadOnlyList<MemberMapping> Mappings, IReadOnlyList<Loss> Losses)
{
    /// <summary>As whom a member of the legacy portal was carried, if under another principal.</summary>
    public Principal? CarriedAs(Principal member) =>
        Mappings.FirstOrDefault(mapping => mapping.Member == member && mapping.Principal != member)?.Principal;
}
