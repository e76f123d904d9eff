using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Commands;

/// <summary>Invariant 6: the same request id with the same body has its effect once and gets the same answer.</summary>
public sealed class RequestIdTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Repeated_GetsTheSameAnswer_WhateverHappenedSince()
    {
        var (id, requestId) = (await ReadyAccountAsync(), Ids.NewRequest());
        var mara = Who.Mara.Acts();
        var first = await Portal.StartAsync(id, mara, requestId: requestId);
        await Portal.CancelAsync(id, mara);

        (await Portal.StartAsync(id, mara, requestId: requestId)).ShouldBe(first);
        (await Portal.StartAsync(id, mara, requestId: requestId.ToUpperInvariant())).ShouldBe(first);
        (await Portal.GetAsync(id)).State.ShouldBe(MigrationState.Cancelled);
        (await Portal.EventsAsync(id)).Count(e => e.Kind == MigrationEventKind.Started).ShouldBe(1);
    }

    [Fact]
    public async Task Repeated_ByAnOwnerWhoWasRemovedSince_GetsTheSameAnswer_AndNothingElse()
    {
        var (id, requestId) = (await ReadyAccountAsync(), Ids.NewRequest());
        var mara = Who.Mara.Acts();
        var first = await Portal.StartAsync(id, mara, requestId: requestId);
        await Portal.ImportAsync(World.Account(id, World.AlderMpn, Who.Tobi.Contributor()));

        (await Portal.StartAsync(id, mara, requestId: requestId)).ShouldBe(first);
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.CancelAsync(id, mara, requestId: requestId));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.StartAsync(id, mara));
    }

    [Fact]
    public async Task Repeated_OnEveryCommand_HasItsEffectOnce()
    {
        var id = await AccountAsync(string.Empty, Who.Personal.Owner());
        var actor = Who.Personal.Acts();
        Func<string, Task<AccountMigration>>[] commands =
        [
            r => Portal.StartAsync(id, actor, requestId: r),
            r => Portal.SubmitAsync(id, actor, "mara@alder.example", requestId: r),
            r => Portal.EnterAsync(id, actor, World.PendingMpn, r),
            r => Portal.EnterAsync(id, actor, World.AlderMpn, r),
            r => Portal.CancelAsync(id, actor, requestId: r),
            r => Portal.StartAsync(id, actor, "mara@alder.example", autoComplete: true, requestId: r),
            r => Portal.CompleteAsync(id, actor, requestId: r),
        ];

        foreach (var command in commands)
        {
            var requestId = Ids.NewRequest();
            var first = await command(requestId);
            var trace = await Trace.OfAsync(Portal, id);
            (await command(requestId)).ShouldBe(first);
            (await Trace.OfAsync(Portal, id)).ShouldBe(trace);
        }

        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Repeated_InAnotherLanguage_IsTheSameRequestInThatLanguage()
    {
        var (id, requestId) = (await AccountAsync(string.Empty, Who.Mara.Owner()), Ids.NewRequest());
        var english = await Portal.StartAsync(id, Who.Mara.Acts(), requestId: requestId);

        var french = await Portal.In("fr").StartAsync(id, Who.Mara.Acts(), requestId: requestId);

        french.Etag.ShouldBe(english.Etag);
        french.Requirements[1].Reason.ShouldBe(english.Requirements[1].Reason);
        french.Requirements[1].Text.ShouldNotBe(english.Requirements[1].Text);
    }

    [Fact]
    public async Task OtherBodyOrMethod_IsRefused()
    {
        var (id, other) = (await ReadyAccountAsync(), await ReadyAccountAsync());
        var (mara, requestId) = (Who.Mara.Acts(), Ids.NewRequest());
        await Portal.StartAsync(id, mara, requestId: requestId);
        Func<Task>[] calls =
        [
            () => Portal.StartAsync(id, mara, "mara@alder.example", requestId: requestId),
            () => Portal.StartAsync(id, mara, autoComplete: true, requestId: requestId),
            () => Portal.StartAsync(id, mara, requestId: requestId, etag: "m1"),
            () => Portal.StartAsync(id, requestId: requestId),
            () => Portal.StartAsync(other, mara, requestId: requestId),
            () => Portal.CancelAsync(id, mara, requestId: requestId),
            () => Portal.CompleteAsync(id, mara, requestId: requestId),
        ];

        foreach (var call in calls)
        {
            var refused = await Refusal.WithoutTraceAsync(Portal, id, ErrorReason.RequestIdReused, call);
            refused.Code.ShouldBe(StatusCode.InvalidArgument);
            refused.Words["requestId"].ShouldBe(requestId);
        }
    }

    [Fact]
    public async Task Refusal_IsJudgedAfresh()
    {
        var (id, requestId) = (await ReadyAccountAsync(), Ids.NewRequest());
        var mara = Who.Mara.Acts();
        await Refusal.OfAsync(
            ErrorReason.MigrationNotStarted,
            () => Portal.CompleteAsync(id, mara, requestId: requestId)
        );
        await Portal.StartAsync(id, mara);

        (await Portal.CompleteAsync(id, mara, requestId: requestId)).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task ReplayedStart_IsNotRefusedByTheStateOrTheEtagThatFollowed()
    {
        var (id, requestId) = (await ReadyAccountAsync(), Ids.NewRequest());
        var etag = (await Portal.GetAsync(id)).Etag;
        var first = await Portal.StartAsync(id, Who.Mara.Acts(), requestId: requestId, etag: etag);
        await Portal.CompleteAsync(id, Who.Mara.Acts());

        (await Portal.StartAsync(id, Who.Mara.Acts(), requestId: requestId, etag: etag)).ShouldBe(first);
    }

    [Fact]
    public async Task NonMember_WithARequestIdThatWasAnswered_LearnsNothing()
    {
        var (id, requestId) = (await ReadyAccountAsync(), Ids.NewRequest());
        await Portal.StartAsync(id, Who.Mara.Acts(), requestId: requestId);

        await Refusal.OfAsync(
            ErrorReason.PublisherNotFound,
            () => Portal.StartAsync(id, Who.Stranger.Acts(), requestId: requestId)
        );
    }
}
