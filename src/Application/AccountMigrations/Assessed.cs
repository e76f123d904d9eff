using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>An assessment, and which tenant and membership are to be shown with it.</summary>
internal sealed record Assessed(AssessmentView View, TenantId? Tenant, MpnId? Membership)
{
    public static Assessed Of(AccountMigration migration, MigrationCase about, string? workEmail, string? mpnId)
    {
        if (migration.CutOver is { } done)
        {
            var migrated = new AssessmentView
            {
                Outcome = AssessmentOutcome.Migrated,
                MemberMappings = done.Mappings,
                Losses = done.Losses,
                LossDigest = LossDigest.Of(migration.PublisherId, done.Losses),
            };
            return new Assessed(migrated, migration.Tenant, Membership: null);
        }

        var judgement = migration.JudgeAsIf(about, workEmail, mpnId);
        var roster = judgement.Carry(about.Account, about.Facts);
        var view = new AssessmentView
        {
            Outcome = OutcomeOf(judgement.DerivedState),
            Requirements = judgement.Requirements,
            MemberMappings = roster.Mappings,
            Losses = roster.Losses,
            LossDigest = roster.LossDigest,
            Notices = [.. Notices(roster)],
        };
        return new Assessed(view, judgement.Standing?.Tenant?.Id, judgement.Effective.Membership?.MpnId);
    }

    private static AssessmentOutcome OutcomeOf(MigrationState derived) =>
        derived switch
        {
            MigrationState.Ready => AssessmentOutcome.Eligible,
            MigrationState.EnrollmentPending => AssessmentOutcome.Waiting,
            _ => AssessmentOutcome.ActionRequired,
        };

    private static IEnumerable<NoticeKind> Notices(CarriedRoster roster)
    {
        yield return NoticeKind.HistoryStays;
        if (roster.Mappings.Any(static mapping => mapping.Member is not null && mapping.Member != mapping.Principal))
        {
            yield return NoticeKind.MemberMapped;
        }

        if (roster.Mappings.Count > roster.Members.Count)
        {
            yield return NoticeKind.MembersMerged;
        }

        if (!roster.Members.Any(static member => member.LegacyRole == LegacyRole.Owner))
        {
            yield return NoticeKind.NoOwnerCarried;
        }
    }
}
