using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application.UnitTests.Delivery;

/// <summary>Sequences 6 to 9 were sent after 5, unless a test says otherwise; up to 12 were sent before, and 20 are recorded.</summary>
public sealed class AnswerJudgementTests
{
    private const string Ours = "0b6f3c7e-3f0a-4c0e-9a52-5a0f4d1f7a01";
    private const string Other = "7d0c1f5e-27b1-4c5b-8a7e-0e8a6a0d9b02";
    private static readonly PortalRefusal Refusal = new(7, "NAME_TAKEN", "Taken.");

    private readonly AccountDelivery _account = new(Recorded.Id, delivered: 5);

    public AnswerJudgementTests()
    {
        foreach (var change in Recorded.Changes(6, 15))
        {
            _account.Append(change);
        }

        _account.NoteSent(12);
    }

    [Theory]
    [InlineData(9, AnswerKind.Applied)]
    [InlineData(7, AnswerKind.Applied)]
    [InlineData(12, AnswerKind.Applied)]
    [InlineData(5, AnswerKind.NothingApplied)]
    [InlineData(4, AnswerKind.WentBack)]
    [InlineData(0, AnswerKind.WentBack)]
    [InlineData(13, AnswerKind.BeyondSent)]
    [InlineData(-1, AnswerKind.Invalid)]
    internal void OfOurFeed(long applied, AnswerKind expected) => Judge(new(Ours, applied)).ShouldBe(expected);

    [Fact]
    public void ARefusal_StandsWhereverThePortalIs()
    {
        Judge(new(Ours, 6, Refusal)).ShouldBe(AnswerKind.Refused);
        Judge(new(Ours, 5, Refusal)).ShouldBe(AnswerKind.Refused);
        Judge(new(Ours, 3, Refusal)).ShouldBe(AnswerKind.Refused);
        Judge(new(Other, 3, Refusal)).ShouldBe(AnswerKind.Refused);
    }

    [Fact]
    public void BelowZero_MeansNothing_WhateverElseItSays()
    {
        Judge(new(Other, -5)).ShouldBe(AnswerKind.Invalid);
        Judge(new(string.Empty, -5)).ShouldBe(AnswerKind.Invalid);
        Judge(new(Ours, -5, Refusal)).ShouldBe(AnswerKind.Invalid);
    }

    [Fact]
    public void OncePortalWasAhead_WhatWasSentThenIsTheMeasure()
    {
        _account.GoOnBeyondClaim(claimed: 15, sent: 9).ShouldBeFalse();

        Judge(new(Ours, 9)).ShouldBe(AnswerKind.Applied);
        Judge(new(Ours, 10)).ShouldBe(AnswerKind.BeyondSent);
        Judge(new(Ours, 15)).ShouldBe(AnswerKind.BeyondSent);
    }

    [Fact]
    public void TheFeedIdIsAUuid_HoweverItIsWritten() =>
        Judge(new(Ours.ToUpperInvariant(), 9)).ShouldBe(AnswerKind.Applied);

    [Fact]
    public void OfAnotherFeed_MeansNothing_HoweverFar() => Judge(new(Other, 9)).ShouldBe(AnswerKind.OtherFeed);

    [Fact]
    public void OfNoFeed_ThePortalHasForgottenIt() => Judge(new(string.Empty, 0)).ShouldBe(AnswerKind.WentBack);

    [Fact]
    public void ARestatement_ThatIsNotTaken_IsNotRecordedAgain() =>
        AnswerJudgement
            .Of(new SentBatch(_account, 0, [Recorded.Restatement(12)]), new(Other, 3), Ours)
            .ShouldBe(AnswerKind.NothingApplied);

    [Fact]
    public void TheCutOver_IntoAPortalOfAnotherFeed_HasToBeRestated() =>
        AnswerJudgement
            .Of(new SentBatch(new AccountDelivery(Recorded.Id, 0), 0, [Recorded.CutOver()]), new(Other, 3), Ours)
            .ShouldBe(AnswerKind.OtherFeed);

    [Fact]
    public void TheCutOver_ThatIsNotTaken_IsTriedAgain() =>
        AnswerJudgement
            .Of(new SentBatch(new AccountDelivery(Recorded.Id, 0), 0, [Recorded.CutOver()]), new(string.Empty, 0), Ours)
            .ShouldBe(AnswerKind.NothingApplied);

    [Theory]
    [InlineData(5, AnswerKind.Applied)]
    [InlineData(8, AnswerKind.Applied)]
    [InlineData(3, AnswerKind.WentBack)]
    [InlineData(13, AnswerKind.BeyondSent)]
    internal void AQuestion_IsAnsweredByAnySequence(long applied, AnswerKind expected) =>
        AnswerJudgement.Of(new SentBatch(_account, 5, []), new(Ours, applied), Ours).ShouldBe(expected);

    private AnswerKind Judge(PortalAnswer answer) =>
        AnswerJudgement.Of(new SentBatch(_account, 5, [.. Recorded.Changes(6, 4)]), answer, Ours);
}
