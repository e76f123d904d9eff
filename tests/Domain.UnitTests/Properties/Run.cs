using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>One sequence, taken step by step as the handlers would, with everything checked after each.</summary>
internal sealed class Run
{
    private readonly OracleFault _fault;
    private readonly Coverage _coverage;
    private readonly World _world = World.Of(Cast.OfContoso, Universe.Roster(1, 0));
    private Standing _last;
    private int _starts;
    private MpnId? _enrolled;

    public Run(OracleFault fault, Coverage coverage)
    {
        _fault = fault;
        _coverage = coverage;
        _last = Standing.Of(_world);
    }

    public void Take(Step[] steps)
    {
        foreach (var step in steps)
        {
            Take(step);
        }
    }

    private void Take(Step step)
    {
        var before = _last;
        var events = _world.Migration.NewEvents.Count;
        Reason? refused = null;
        try
        {
            Do(step);
        }
        catch (RuleViolationException refusal)
        {
            refused = refusal.Violation.Reason;
        }

        if (step.Kind == StepKind.Reload)
        {
            events = 0;
        }

        var after = Standing.Of(_world);
        _last = after;
        var told = _world.Migration.NewEvents.Skip(events).ToArray();
        _coverage.Count(step.Kind, after.State, refused);
        CheckMove(step, before, refused);
        CheckEvents(before, after, told, refused);
        CheckState();
        CheckData(told);
    }

    private void Do(Step step)
    {
        var actor = Universe.Actors.Choose(step.Who);
        switch (step.Kind)
        {
            case StepKind.Start:
                Allowed(actor).Start(actor);
                break;
            case StepKind.StartWithWorkEmail:
                Allowed(actor).Start(actor, Universe.Emails.Choose(step.What));
                break;
            case StepKind.Submit:
                Allowed(actor).Submit(actor, Universe.Emails.Choose(step.What));
                break;
            case StepKind.SubmitForMember:
                var member = step.Else % 2 == 0 ? Cast.Mia : Cast.Personal("zoe@live.com");
                Allowed(actor).Submit(actor, Universe.Emails.Choose(step.What), member);
                break;
            case StepKind.EnterMpnId:
                Allowed(actor).Enter(actor, Universe.Entered.Choose(step.What));
                break;
            case StepKind.EnrollAnew:
                Allowed(actor).EnrollAnew(actor, Universe.MpnIds.Choose(step.What));
                break;
            case StepKind.Complete:
                Complete(actor, step.What);
                break;
            case StepKind.Cancel:
                Allowed(actor).Cancel(actor);
                break;
            case StepKind.Import:
                new LegacyPortalMustHaveAuthority(_world.Account).Enforce();
                _world.Import(Universe.OwnMpnIds.Choose(step.Who), Universe.Roster(step.What, step.Else));
                break;
            case StepKind.Reload:
                Reload();
                break;
            case StepKind.PassTime:
                _world.Now = _world.Now.AddMinutes(30 * (1 + step.What % 2));
                _world.JudgeAgain();
                break;
            default:
                ChangeFacts(step, _world.Facts);
                _world.JudgeAgain();
                break;
        }
    }

    private void ChangeFacts(Step step, FactsInMemory facts)
    {
        var mpnId = Universe.MpnIds.Choose(step.Who);
        var tenant = Universe.Tenants.Choose(step.What);
        switch (step.Kind)
        {
            case StepKind.EndVetting:
                Change(mpnId, m => m with { Vetting = (VettingState)(1 + step.What % 3) });
                break;
            case StepKind.SetExpiry:
                DateTimeOffset? expiry = step.What % 3 == 0 ? null : _world.Now.AddMinutes(30 * (step.What % 4 - 1));
                Change(mpnId, m => m with { ExpireTime = expiry });
                break;
            case StepKind.SetTenants:
                TenantId[] associated = step.Else % 2 == 0 ? [] : [Universe.Tenants.Choose(step.Else).Id];
                Change(mpnId, m => m with { PrimaryTenant = tenant.Id, AssociatedTenants = associated });
                break;
            case StepKind.SetMembershipKind:
                Change(mpnId, m => m with { Kind = (PartnerMembershipKind)(1 + (step.What + 1) / 2 % 2) });
                break;
            case StepKind.ForgetMembership:
                facts.ForgetMembership(mpnId);
                break;
            case StepKind.MoveDomain when step.Else % 4 == 0:
                facts.Forget(Universe.Domains.Choose(step.Who));
                break;
            case StepKind.MoveDomain:
                facts.Verify(Universe.Domains.Choose(step.Who), tenant.Id);
                break;
            case StepKind.SetTenantKind:
                facts.Add(tenant with { Kind = step.Else % 4 == 0 ? TenantKind.EmailVerified : TenantKind.Standard });
                break;
            default:
                throw new InvalidOperationException($"Nothing is done for {step}.");
        }
    }

    private void Change(string mpnId, Func<PartnerMembership, PartnerMembership> change)
    {
        _world.Facts.Add(change(_world.Facts.FindMembership(MpnId.Parse(mpnId)) ?? FactsInMemory.Membership(mpnId)));
    }

    /// <summary>Rules 1 and 2, judged here too.</summary>
    private World Allowed(Principal? actor)
    {
        if (actor is null)
        {
            _world.Migration.EnsureActorMayChange(actor: null, _world.Account);
            return _world;
        }

        var carriedAs = _world.Migration.CutOver?.CarriedAs(actor);
        var role = _world
            .Account.Members.Where(member => member.Principal == actor || member.Principal == carriedAs)
            .Max(static member => member.LegacyRole);
        Reason? expected =
            role is null ? Reason.PublisherNotFound
            : role == LegacyRole.Contributor ? Reason.NotAnOwner
            : null;
        var refusal =
            Record.Exception(() => _world.Migration.EnsureActorMayChange(new Actor(actor), _world.Account))
            as RuleViolationException;
        (refusal?.Violation.Reason).ShouldBe(expected);
        return refusal is null ? _world : throw refusal;
    }

    /// <summary>As the handler does: judged again, and the move stays when the cut-over is then refused.</summary>
    private void Complete(Principal? actor, int digest)
    {
        Allowed(actor);
        var isOpen = _world.Migration.IsOpen;
        _world.JudgeAgain();
        var given =
            digest % 6 == 0 ? "stale"
            : digest % 6 == 1 || !isOpen ? string.Empty
            : _world.Roster().LossDigest;
        _world.Complete(actor, given);
    }

    private void Reload()
    {
        var before = SnapshotText.Of(_world);
        _world.Reload();
        SnapshotText.Of(_world).ShouldBe(before);
    }

    /// <summary>Which moves are legal, by command and state.</summary>
    private void CheckMove(Step step, Standing before, Reason? refused)
    {
        if (refused is Reason.PublisherNotFound or Reason.NotAnOwner || step.Kind >= StepKind.Import)
        {
            return;
        }

        var isStart = step.Kind is StepKind.Start or StepKind.StartWithWorkEmail;
        var isOpen =
            before.State is MigrationState.ActionRequired or MigrationState.EnrollmentPending or MigrationState.Ready;
        var repeatsCancel = step.Kind == StepKind.Cancel && before.State == MigrationState.Cancelled;
        if (before.State == MigrationState.Migrated)
        {
            refused.ShouldBe(Reason.AlreadyMigrated);
        }
        else if (!isOpen && !isStart && !repeatsCancel)
        {
            refused.ShouldBe(Reason.MigrationNotStarted);
        }
        else if (step.Kind is StepKind.Start or StepKind.Cancel)
        {
            refused.ShouldBeNull();
        }

        if (isStart && !isOpen && refused is null)
        {
            _starts++;
        }

        var enrolls = step.Kind is StepKind.EnterMpnId or StepKind.EnrollAnew;
        if (enrolls && refused is null)
        {
            var from = step.Kind == StepKind.EnterMpnId ? Universe.Entered : Universe.MpnIds;
            _enrolled = MpnId.Parse(from.Choose(step.What));
        }
    }

    /// <summary>Invariant 2.</summary>
    private static void CheckEvents(Standing before, Standing after, MigrationEvent[] told, Reason? refused)
    {
        if (told.Length == 0)
        {
            after.ShouldBe(before);
            return;
        }

        // The one refusal that writes: a cut-over that finds the requirements otherwise.
        (refused is null || told is [{ Kind: MigrationEventKind.JudgedAgain }]).ShouldBeTrue();
        after.Version.ShouldBe(before.Version + told.Length);
        var state = before.State;
        foreach (var e in told)
        {
            e.From.ShouldBe(state);
            state = e.To;
        }

        state.ShouldBe(after.State);
        var commands = told.Count(static e => e.Kind != MigrationEventKind.JudgedAgain);
        commands.ShouldBeLessThanOrEqualTo(1);
        (told.Length - commands).ShouldBeLessThanOrEqualTo(1);
        if (!told.Any(static e => e.Kind == MigrationEventKind.PublisherImported))
        {
            after.Data.ShouldNotBe(before.Data, "An event was told of nothing.");
        }
    }

    /// <summary>Invariants 1 and 3, and the derived state.</summary>
    private void CheckState()
    {
        var (migration, account) = (_world.Migration, _world.Account);
        (account.Authority == Authority.PartnerCenter).ShouldBe(migration.State == MigrationState.Migrated);
        if (migration.State == MigrationState.Migrated)
        {
            account.Members.Any(static member => HasOwnersRole(member.PartnerCenterRoles)).ShouldBeTrue();
            account.Members.All(static m => m.LegacyRole == m.PartnerCenterRoles.ToLegacy()).ShouldBeTrue();
            account.Members.DistinctBy(static member => member.Principal).Count().ShouldBe(account.Members.Count);
        }
        else
        {
            account.Members.All(static m => m.PartnerCenterRoles == PartnerCenterRoles.None).ShouldBeTrue();
        }

        if (migration.IsOpen)
        {
            var expected = new Oracle(_world.Facts, _fault).StateOf(
                migration.WorkEmails,
                account.MpnId,
                migration.EnrolledMpnId,
                _world.Now
            );
            migration.State.ShouldBe(expected);
            migration.Requirements.Count.ShouldBe(2);
        }
        else
        {
            migration.Requirements.ShouldBeEmpty();
        }
    }

    private static bool HasOwnersRole(PartnerCenterRoles roles) =>
        (roles & (PartnerCenterRoles.Owner | PartnerCenterRoles.Manager)) != PartnerCenterRoles.None;

    private void CheckData(MigrationEvent[] told)
    {
        var migration = _world.Migration;
        migration.Attempt.ShouldBe(_starts);
        migration.EnrolledMpnId.ShouldBe(_enrolled);
        migration.WorkEmails.DistinctBy(static email => email.BelongsTo).Count().ShouldBe(migration.WorkEmails.Count);
        if (migration.State == MigrationState.Cancelled)
        {
            migration.WorkEmails.ShouldBeEmpty();
        }

        if (told is [.., { Kind: MigrationEventKind.Completed }])
        {
            migration.FirstChange.ShouldNotBeNull().Members.ShouldBe(_world.Account.Members);
        }
    }
}
