using System.Globalization;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Delivery;

public sealed class PortalGateTests
{
    private static readonly DeliveryError Error = new(
        DeliveryErrorKind.Unavailable,
        "UNAVAILABLE",
        "down",
        DateTimeOffset.UnixEpoch,
        Sequence: null
    );

    private readonly MonotonicTime _time = new();
    private readonly PortalGate _gate;

    public PortalGateTests() => _gate = new PortalGate(_time);

    [Fact]
    public void ManyAccountsInARow_GetNoAnswer_Closes()
    {
        Enumerable.Range(1, PortalGate.SilentAfter - 1).Select(Unanswered).ShouldAllBe(closed => !closed);
        _gate.IsOpen.ShouldBeTrue();

        Unanswered(PortalGate.SilentAfter).ShouldBeTrue();

        _gate.IsOpen.ShouldBeFalse();
        _gate.IsPaused.ShouldBeFalse();
        _gate.LastError.ShouldBe(Error);
        _gate.NextAttemptTime.ShouldNotBeNull();
    }

    [Fact]
    public void AnAnswerBetween_BeginsToCountAnew()
    {
        for (var round = 0; round < 5; round++)
        {
            Enumerable.Range(1, PortalGate.SilentAfter - 1).Select(Unanswered).ShouldAllBe(closed => !closed);
            _gate.Answered().ShouldBeFalse();
        }

        _gate.IsOpen.ShouldBeTrue();
        _gate.LastError.ShouldBeNull();
    }

    [Fact]
    public void OneAccountAgainAndAgain_IsNotThePortal()
    {
        for (var i = 0; i < 100; i++)
        {
            Unanswered(1).ShouldBeFalse();
        }
    }

    [Fact]
    public void RefusesTheCaller_PausesAtOnce_AndIsNewsOnce()
    {
        _gate.Refused(Error).ShouldBeTrue();
        _gate.Refused(Error).ShouldBeFalse();

        (_gate.IsOpen, _gate.IsPaused).ShouldBe((false, true));
    }

    [Fact]
    public void Probes_ComeLaterEachTime_AtMostHalfAMinuteApart()
    {
        _gate.Refused(Error);
        var waits = Enumerable.Range(0, 12).Select(_ => WaitForProbe()).ToArray();

        waits[0].TotalSeconds.ShouldBeInRange(0.2, 0.6);
        waits[2].ShouldBeGreaterThan(waits[0]);
        waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(30.1));
        waits[^1].ShouldBeGreaterThan(TimeSpan.FromSeconds(14));
    }

    [Fact]
    public void CallsThatWereUnderWay_DoNotPutOffTheProbe()
    {
        _gate.Refused(Error);
        var due = _gate.DueAt;
        for (var i = 0; i < 64; i++)
        {
            _gate.Refused(Error);
            Unanswered(i);
        }

        _gate.DueAt.ShouldBe(due);
    }

    [Fact]
    public void SomebodySetsTheClock_ChangesNothing()
    {
        _gate.Refused(Error);
        _time.Jump(TimeSpan.FromDays(-3));
        _gate.IsProbeDue.ShouldBeFalse();
        _time.Jump(TimeSpan.FromDays(9));
        _gate.IsProbeDue.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));

        _gate.IsProbeDue.ShouldBeTrue();
    }

    [Fact]
    public void Answered_OpensAndForgets()
    {
        _gate.Refused(Error);

        _gate.Answered().ShouldBeTrue();

        (_gate.IsOpen, _gate.IsPaused, _gate.LastError, _gate.NextAttemptTime).ShouldBe((true, false, null, null));
        _gate.DueAt.ShouldBeNull();
        _gate.IsProbeDue.ShouldBeFalse();
    }

    [Fact]
    public void AProbeOfASilentPortal_AsksSomeAccounts_OneOfAPortalThatRefusesUs_One()
    {
        Close();
        _gate.ProbeSize.ShouldBe(PortalGate.AccountsPerProbe);

        _gate.Refused(Error);

        _gate.ProbeSize.ShouldBe(1);
    }

    [Fact]
    public void AProbeThatIsSent_PutsOffTheNext_WhateverComesOfIt()
    {
        Close();
        _time.Advance(TimeSpan.FromSeconds(1));
        _gate.IsProbeDue.ShouldBeTrue();

        _gate.Probe();

        _gate.IsProbeDue.ShouldBeFalse();
        var due = _gate.DueAt;
        Unanswered(99).ShouldBeFalse();
        _gate.DueAt.ShouldBe(due);
    }

    [Fact]
    public void ProbeNow_IsDueAtOnce()
    {
        _gate.Refused(Error);

        _gate.ProbeNow();

        _gate.IsProbeDue.ShouldBeTrue();
    }

    private void Close() => Enumerable.Range(1, PortalGate.SilentAfter).Select(Unanswered).ToArray()[^1].ShouldBeTrue();

    private bool Unanswered(int account) =>
        _gate.Unanswered(PublisherId.Parse(string.Create(CultureInfo.InvariantCulture, $"account-{account}")), Error);

    private TimeSpan WaitForProbe()
    {
        var waited = TimeSpan.Zero;
        while (!_gate.IsProbeDue)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            waited += TimeSpan.FromMilliseconds(10);
        }

        _gate.Probe();
        _gate.Refused(Error);
        return waited;
    }
}
