using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Rules;

/// <summary>Rules 15, 16 and 19.</summary>
public sealed class CutOverRuleTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Complete_WithRequirementsOutstanding_HasOneViolationForEach()
    {
        var id = await AccountAsync(string.Empty, Who.Personal.Owner());
        await Portal.StartAsync(id, Who.Personal.Acts());

        foreach (var validateOnly in new[] { false, true })
        {
            var refused = await Refusal.WithoutTraceAsync(
                Portal,
                id,
                ErrorReason.RequirementsOutstanding,
                () => Portal.In("fr").CompleteAsync(id, Who.Personal.Acts(), validateOnly: validateOnly)
            );

            refused.Words["state"].ShouldBe("ACTION_REQUIRED");
            refused.Words["reasons"].ShouldBe("""["WORK_EMAIL_REQUIRED","MPN_ID_MISSING"]""");
            refused
                .Detail<PreconditionFailure>()
                .Violations.Select(v => (v.Type, v.Subject))
                .ShouldBe([("WORK_EMAIL_REQUIRED", "WORK_EMAIL"), ("MPN_ID_MISSING", "PARTNER_NETWORK_MEMBERSHIP")]);
            refused
                .Detail<RequirementsOutstanding>()
                .Requirements.ShouldStand(ErrorReason.WorkEmailRequired, ErrorReason.MpnIdMissing);
            refused.Localized.Locale.ShouldBe("fr");
        }
    }

    [Fact]
    public async Task Complete_WhileVettingIsPending_SaysThatItIsWaitedFor()
    {
        var id = await AccountAsync(World.PendingMpn, Who.Mara.Owner());
        await Portal.StartAsync(id, Who.Mara.Acts());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.RequirementsOutstanding,
            () => Portal.CompleteAsync(id, Who.Mara.Acts())
        );

        refused.Detail<PreconditionFailure>().Violations.Single().Type.ShouldBe("MPN_VETTING_PENDING");
        refused.Words["state"].ShouldBe("ENROLLMENT_PENDING");
    }

    [Fact]
    public async Task Complete_WithLosses_NeedsTheirVeryDigest()
    {
        var id = await AccountAsync(
            World.AlderMpn,
            Who.Mara.Owner(),
            Who.Remy.Contributor(),
            Who.Personal.Contributor(),
            Who.GroupOfAlias("alder-editors").Contributor()
        );
        var started = await Portal.StartAsync(id, Who.Mara.Acts());
        started
            .Losses.Select(l => l.Kind)
            .ShouldBe(
                [LossKind.TenantNotAccepted, LossKind.MicrosoftAccountWithoutWorkEmail, LossKind.GroupWithoutObjectId],
                ignoreOrder: true
            );
        started.Losses.ShouldAllBe(l => l.Text.Length > 0 && l.LegacyRole == LegacyRole.Contributor);

        foreach (var validateOnly in new[] { false, true })
        {
            var missing = await Refusal.WithoutTraceAsync(
                Portal,
                id,
                ErrorReason.LossesNotAcknowledged,
                () => Portal.CompleteAsync(id, Who.Mara.Acts(), validateOnly: validateOnly)
            );
            missing.Words["lossCount"].ShouldBe("3");
            missing.Words["lossDigest"].ShouldBe(started.LossDigest);
            var stale = await Refusal.WithoutTraceAsync(
                Portal,
                id,
                ErrorReason.LossDigestStale,
                () => Portal.CompleteAsync(id, Who.Mara.Acts(), "0123", validateOnly)
            );
            stale.Code.ShouldBe(StatusCode.Aborted);
            stale.Words["lossDigest"].ShouldBe(started.LossDigest);
        }

        var migrated = await Portal.CompleteAsync(id, Who.Mara.Acts(), started.LossDigest);
        migrated.State.ShouldBe(MigrationState.Migrated);
        migrated.Losses.ShouldBe(started.Losses);
        migrated.LossDigest.ShouldBe(started.LossDigest);
        (await Portal.PublisherAsync(id)).Members.Single().Principal.ShouldBe(Who.Mara);
    }

    [Fact]
    public async Task Complete_WithADigestOfNoLosses_IsStale()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id, Who.Mara.Acts());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.LossDigestStale,
            () => Portal.CompleteAsync(id, Who.Mara.Acts(), "0123")
        );

        refused.Words["lossCount"].ShouldBe("0");
        refused.Words["lossDigest"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Complete_AfterTheLossesChanged_IsStale()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Personal.Contributor());
        var digest = (await Portal.StartAsync(id, Who.Mara.Acts())).LossDigest;
        await Portal.ImportAsync(
            World.Account(id, World.AlderMpn, Who.Mara.Owner(), Who.Personal.Contributor(), Who.Remy.Contributor())
        );

        await Refusal.OfAsync(ErrorReason.LossDigestStale, () => Portal.CompleteAsync(id, Who.Mara.Acts(), digest));
        (await Portal.GetAsync(id)).State.ShouldBe(MigrationState.Ready);
    }

    [Fact]
    public async Task Complete_ThatWouldLoseTheLastOwner_IsRefusedUntilOneIsCarried()
    {
        var badges = Who.Microsoft("badges.sample@live.com");
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), badges.Contributor());
        await Portal.StartAsync(id, Who.Personal.Acts());
        var ready = await Portal.SubmitAsync(id, Who.Personal.Acts(), "badges@alder.example", badges);
        ready.ShouldStand(MigrationState.Ready);

        foreach (var validateOnly in new[] { false, true })
        {
            var refused = await Refusal.WithoutTraceAsync(
                Portal,
                id,
                ErrorReason.LastOwner,
                () => Portal.CompleteAsync(id, Who.Personal.Acts(), ready.LossDigest, validateOnly)
            );
            refused.Words["publisherId"].ShouldBe(id);
        }

        await Portal.SubmitAsync(id, Who.Personal.Acts(), "mara@alder.example");
        var migrated = await Portal.CompleteAsync(id, Who.Personal.Acts());
        migrated.Losses.ShouldBeEmpty();
    }

    [Fact]
    public async Task AutoComplete_ThatWouldLoseTheLastOwner_IsLeftStarted()
    {
        // The operator's choice of work email is carried, but without any owner there is none to take.
        var id = await AccountAsync(World.AlderMpn, Who.Tobi.Contributor());

        var started = await Portal.StartAsync(id, autoComplete: true);

        started.ShouldStand(MigrationState.ActionRequired, workEmail: ErrorReason.WorkEmailRequired);
    }
}
