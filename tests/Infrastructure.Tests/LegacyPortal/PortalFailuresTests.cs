using Grpc.Core;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.LegacyPortal;
using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

/// <summary>What is said of calls that the portal did not answer, or not well.</summary>
public sealed class PortalFailuresTests : IAsyncLifetime
{
    private static readonly AccountBatch Question = new(
        "0b6f3c7e-3f0a-4c0e-9a52-5a0f4d1f7a01",
        PublisherId.Parse("acme"),
        0,
        []
    );

    private LegacyPortalDouble _double = null!;
    private GrpcLegacyPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _double = await LegacyPortalDouble.StartAsync();
        _portal = new GrpcLegacyPortal(
            Options.Create(new LegacyPortalOptions { Address = _double.Address.ToString(), TimeoutSeconds = 1 }),
            TimeProvider.System
        );
    }

    public async ValueTask DisposeAsync()
    {
        _portal.Dispose();
        await _double.DisposeAsync();
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, PortalFailureKind.NoAnswer)]
    [InlineData(StatusCode.DeadlineExceeded, PortalFailureKind.NoAnswer)]
    [InlineData(StatusCode.Internal, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.Unknown, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.DataLoss, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.Aborted, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.ResourceExhausted, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.Cancelled, PortalFailureKind.TryAgain)]
    [InlineData(StatusCode.PermissionDenied, PortalFailureKind.RefusesCaller)]
    [InlineData(StatusCode.NotFound, PortalFailureKind.NotAccepted)]
    internal async Task AStatus_IsOfTheAccount_OrOfThePortal(StatusCode code, PortalFailureKind kind)
    {
        _double.Answer(code);

        var failure = await FailAsync();

        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task NobodyListens_IsSaidInOwnWords()
    {
        await _double.CloseListenerAsync();

        (await FailAsync()).ShouldBe(
            new PortalFailure(
                PortalFailureKind.NoAnswer,
                "UNAVAILABLE",
                "The portal cannot be reached, or the connection broke before it answered."
            )
        );
    }

    [Fact]
    public async Task ConnectionBreaks_IsSaidInOwnWords()
    {
        using var held = _double.HoldCalls();
        var failing = FailAsync();
        await _double.WaitUntilAsync(static portal => portal.Calls.Count > 0, Cancellation);

        await _double.CloseListenerAsync();

        var failure = await failing;
        failure.Kind.ShouldBe(PortalFailureKind.NoAnswer);
        failure.Message.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task NoAnswerInTime_NamesTheSetting()
    {
        using var held = _double.HoldCalls();

        var failure = await FailAsync();

        (failure.Kind, failure.Code).ShouldBe((PortalFailureKind.NoAnswer, "DEADLINE_EXCEEDED"));
        failure.Message.ShouldContain("LegacyPortal:TimeoutSeconds");
    }

    [Fact]
    public async Task Cancelled_IsNoFailureOfThePortal()
    {
        using var held = _double.HoldCalls();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var calls = _portal.ApplyChangesAsync([Question], cancelled.Token);
        var roster = _portal.GetRosterAsync(Question.FeedId, Question.PublisherId, cancelled.Token);
        await _double.WaitUntilAsync(static portal => portal.Calls.Count > 0, Cancellation);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(calls);
        await Should.ThrowAsync<OperationCanceledException>(roster);
    }

    private async Task<PortalFailure> FailAsync() =>
        (await _portal.ApplyChangesAsync([Question], Cancellation)).ShouldHaveSingleItem().Failure.ShouldNotBeNull();
}
