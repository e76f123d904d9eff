using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.UnitTests.Delivery;

public sealed class AccountDeliveryTests
{
    private static readonly DeliveryError Error = new(
        DeliveryErrorKind.Unavailable,
        "UNAVAILABLE",
        string.Empty,
        DateTimeOffset.UnixEpoch,
        Sequence: null
    );

    [Fact]
    public void Appended_IsSentInOrder_AndDone()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 3));
        account.FirstPosition.ShouldBe(60);
        account.OldestTime.ShouldBe(Recorded.TimeOf(6));

        Sequences(account).ShouldBe([6, 7, 8]);
        account.Applied(7);
        (account.FirstPosition, account.OldestTime).ShouldBe((80, Recorded.TimeOf(8)));
        Sequences(account).ShouldBe([8]);
        account.Applied(8);

        account.IsDone.ShouldBeTrue();
        account.OldestTime.ShouldBeNull();
    }

    [Fact]
    public void SameChangeAgain_IsNotKeptTwice()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 2));

        account.Append(Recorded.Change(6)).ShouldBeFalse();
        account.Append(Recorded.Change(7)).ShouldBeFalse();

        Sequences(account).ShouldBe([6, 7]);
    }

    [Fact]
    public void MoreThanOneCallCarries_IsReadAgainWhenItsTurnComes()
    {
        var account = With(delivered: 0, Recorded.Changes(1, 1_200));

        account.Pending.Count.ShouldBe(AccountDelivery.MaxChanges);
        account.Head.ShouldBe(1_200);
        account.Applied(500);

        account.MustLoad.ShouldBeTrue();
        account.IsDone.ShouldBeFalse();
        account.FirstPosition.ShouldBe(5_001);
        account.Append(Recorded.Change(1_201)).ShouldBeFalse("It does not follow what is in memory.");
        account.Load([.. Recorded.Changes(501, 500)], head: 1_201, headPosition: 12_010);
        Sequences(account)[0].ShouldBe(501);
    }

    [Fact]
    public void ARestatement_StandsForWhatIsBeforeIt()
    {
        var account = With(delivered: 5, [.. Recorded.Changes(6, 3), Recorded.Restatement(9), Recorded.Change(10)]);

        Sequences(account).ShouldBe([9, 10]);

        account.FirstPosition.ShouldBe(90);
        account.AfterSequence.ShouldBe(5);
    }

    [Fact]
    public void OneByOne_AsFarAsWhatWasNotAccepted()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 4));
        account.SendSingly(through: 7);

        Sequences(account).ShouldBe([6]);
        account.Applied(6);
        Sequences(account).ShouldBe([7]);
        account.Applied(7);

        Sequences(account).ShouldBe([8, 9]);
    }

    [Fact]
    public void Failed_KeepsNothingInMemory_AndGoesOnWhereItWas()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 3));

        account.Fail(Error, dueAt: 100, DateTimeOffset.UnixEpoch);

        account.Pending.ShouldBeEmpty();
        account.Append(Recorded.Change(9)).ShouldBeFalse();
        account.MustLoad.ShouldBeTrue();
        var stored = account.ToStored();
        (stored.State, stored.DeliveredSequence, stored.FirstPosition, stored.Attempts).ShouldBe(
            (SyncState.Retrying, 5, 60, 1)
        );
    }

    [Fact]
    public void WentBack_ReadsAgainFromThere()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 3));

        account.GoBack(2);

        (account.Delivered, account.AfterSequence, account.MustLoad).ShouldBe((2, 2, true));
        account.FirstPosition.ShouldBe(1, "Nothing of the feed may go before it is known what is needed.");
        account.Load([.. Recorded.Changes(3, 6)], head: 8, headPosition: 80);
        account.FirstPosition.ShouldBe(30);
    }

    [Fact]
    public void Stored_IsNotDone_UntilItIsKnownHowMuchIsRecorded()
    {
        var account = AccountDelivery.Of(
            new UndeliveredAccount(Recorded.Id, 5, 60, SyncState.Retrying, 3, null, Error),
            dueAt: null
        );
        account.MustAsk = true;

        account.Applied(7);

        account.IsDone.ShouldBeFalse("The portal was further than the row said, and not for certain at the head.");
        account.MustLoad.ShouldBeTrue();
        account.Load([], head: 7, headPosition: 0);
        account.IsDone.ShouldBeTrue("It was asked, and nothing more is recorded.");
    }

    [Fact]
    public void Stored_WithNothingUndelivered_IsAsked()
    {
        var account = AccountDelivery.Of(
            new UndeliveredAccount(Recorded.Id, 5, 60, SyncState.Lagging, 0, null, null),
            dueAt: null
        );

        account.Load([], head: 5, headPosition: 0);

        account.IsDone.ShouldBeFalse("It may have a row because it was to be asked.");
        account.NextBatch().ShouldBeEmpty();
        account.Applied(5);
        account.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void PortalIsAhead_ARestatementBeyondItsClaimIsSent_OthersAreNot()
    {
        var account = AccountDelivery.Of(
            new UndeliveredAccount(Recorded.Id, 1, 20, SyncState.Lagging, 0, null, Error, SentThrough: 2),
            dueAt: null
        );
        account.MustAsk.ShouldBeTrue("What was recorded since is not sent before the portal says where it is.");
        account.Load([.. Recorded.Changes(2, 6)], head: 7, headPosition: 70);
        account.GoOnBeyondClaim(claimed: 4, sent: 2).ShouldBeFalse();
        account.ToStored().SentThrough.ShouldBe(2);

        account.Load([Recorded.Restatement(4), Recorded.Change(5)], head: 5, headPosition: 50);
        account.GoOnBeyondClaim(claimed: 4, sent: 2).ShouldBeFalse("The portal would skip it.");
        account.Load([Recorded.Restatement(8)], head: 8, headPosition: 80);
        account.GoOnBeyondClaim(claimed: 4, sent: 2).ShouldBeTrue();

        Sequences(account).ShouldBe([8]);
        account.Applied(8);
        account.ToStored().SentThrough.ShouldBeNull();
        account.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void OfAnotherHistory_NothingIsAssumed()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 1));
        account.IsKnown = false;

        account.AfterSequence.ShouldBe(0);
        account.ToStored().DeliveredSequence.ShouldBe(0);
        account.Applied(6);
        account.IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void Quarantined_WaitsForAnOperator()
    {
        var account = With(delivered: 5, Recorded.Changes(6, 3));

        account.Quarantine(Error);

        (account.IsQuarantined, account.DueAt, account.ToStored().State).ShouldBe((true, null, SyncState.Quarantined));
        account.Release();
        (account.IsQuarantined, account.Attempts, account.LastError).ShouldBe((false, 0, Error));
    }

    [Fact]
    public void ToAsk_WhatWasRecordedSinceItsStanding_IsReadAfterTheAnswer()
    {
        var account = ToAsk(sequence: 5);
        account.NextBatch().ShouldBeEmpty();

        account.Applied(5);

        (account.IsAsked, account.IsDone, account.MustLoad).ShouldBe((false, false, true));
        account.Load([.. Recorded.Changes(6, 2)], head: 7, headPosition: 70);
        account.IsAsked.ShouldBeTrue();
        Sequences(account).ShouldBe([6, 7]);
    }

    [Fact]
    public void ToAsk_NothingWasRecordedSince_IsAskedOnce()
    {
        var account = ToAsk(sequence: 5);

        account.Applied(5);
        account.Load([], head: 5, headPosition: 0);

        (account.IsAsked, account.IsDone).ShouldBe((true, true));
    }

    private static AccountDelivery ToAsk(long sequence) =>
        AccountDelivery.ToAsk(
            new AccountStanding(
                Recorded.Id,
                sequence,
                LastPosition: 10 * sequence,
                SyncState.InSync,
                AwaitsRestatement: false,
                Undelivered: null
            ),
            sentPosition: 10 * sequence
        );

    private static AccountDelivery With(long delivered, IEnumerable<RecordedChange> changes)
    {
        var account = new AccountDelivery(Recorded.Id, delivered);
        foreach (var change in changes)
        {
            account.Append(change);
        }

        return account;
    }

    private static long[] Sequences(AccountDelivery account) =>
        [.. account.NextBatch().Select(static change => change.Sequence)];
}
