using PublisherMigration.Domain.AccountMigrations.Rules;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>Values that are only tried: what would refuse them becomes the reason of the requirement.</summary>
public static class TriedValues
{
    /// <summary>
    /// Judges as if this work email and this MPN ID had been given. The membership that an entered MPN ID names shows only
    /// where rule 12 lets it.
    /// </summary>
    public static Judgement JudgeAsIf(
        this AccountMigration migration,
        MigrationCase about,
        string? workEmail,
        string? mpnId
    )
    {
        var effective = migration.EffectiveOf(about);
        var tried = workEmail is null
            ? null
            : GivenWorkEmail.Of(about, effective, migration.WorkEmails, member: null, workEmail);
        var emails =
            tried is { Violation: null } ? tried.Among(migration.WorkEmails)
            : tried is null ? migration.WorkEmailsOrDefault(about)
            : migration.WorkEmails;
        var judgement = Judgement.Of(emails, effective, about.Facts);
        if (mpnId is not null)
        {
            judgement = Judgement.Of(emails, Entered(about, mpnId, judgement.Standing), about.Facts);
        }

        return tried?.Violation is { } refused ? judgement.WithRefusedWorkEmail(refused) : judgement;
    }

    private static EffectiveMembership Entered(MigrationCase about, string mpnId, JudgedWorkEmail? standing)
    {
        var entered = EffectiveMembership.Judge(mpnId, about.Facts, about.Now);
        var refused =
            new MpnIdMustBeWellFormed(mpnId).Check()
            ?? new EnrollmentNeedsWorkEmail(standing).Check()
            ?? new EnteredMpnIdMustBelongToWorkEmailTenant(entered.Membership, mpnId, standing?.Tenant).Check();
        return refused is null ? entered : entered with { Membership = null, Violation = refused };
    }
}
