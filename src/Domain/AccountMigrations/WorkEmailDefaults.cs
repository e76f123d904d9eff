using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>The work email that is taken when a start gives none.</summary>
internal static class WorkEmailDefaults
{
    /// <summary>
    /// A work account's own address, whether it stands or not; for an operator that of the first work-account owner, by
    /// address, who passes rules 6–9; else none.
    /// </summary>
    public static IReadOnlyList<WorkEmail> For(MigrationCase about, EffectiveMembership effective)
    {
        if (about.Actor?.Principal is { } actor)
        {
            return actor.Kind == PrincipalKind.WorkAccount ? [new WorkEmail(actor, actor.Email!.Value)] : [];
        }

        var nobody = Judgement.Of([], effective, about.Facts);
        return about
            .Account.Members.Where(static member =>
                member is { LegacyRole: LegacyRole.Owner, Principal.Kind: PrincipalKind.WorkAccount }
            )
            .Select(static member => new WorkEmail(member.Principal, member.Principal.Email!.Value))
            .Where(email => nobody.WouldRefuse(email.Address, about.Facts) is null)
            .Take(1)
            .ToArray();
    }
}
