using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class CallOptionsTests
{
    private static readonly DateTime Deadline = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Metadata Headers = new() { { "key", "value" } };

    [Fact]
    public void Default_HasNothing()
    {
        CallOptions options = default;

        options.Headers.ShouldBeNull();
        options.Deadline.ShouldBeNull();
        options.CancellationToken.ShouldBe(CancellationToken.None);
        options.WriteOptions.ShouldBeNull();
        options.PropagationToken.ShouldBeNull();
        options.Credentials.ShouldBeNull();
        options.IsWaitForReady.ShouldBeFalse();
    }

    [Fact]
    public void With_ChangesOneThingOfACopy()
    {
        using CancellationTokenSource source = new();
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        WriteOptions writeOptions = new(WriteFlags.NoCompress);
        CallOptions before = new(Headers);

        var after = before
            .WithDeadline(Deadline)
            .WithCancellationToken(source.Token)
            .WithWriteOptions(writeOptions)
            .WithCredentials(credentials)
            .WithWaitForReady();

        after.Headers.ShouldBeSameAs(Headers);
        after.Deadline.ShouldBe(Deadline);
        after.CancellationToken.ShouldBe(source.Token);
        after.WriteOptions.ShouldBeSameAs(writeOptions);
        after.Credentials.ShouldBeSameAs(credentials);
        after.IsWaitForReady.ShouldBeTrue();
        after.WithWaitForReady(false).IsWaitForReady.ShouldBeFalse();
        after.WithHeaders([]).Headers.ShouldBeEmpty();
        before.Deadline.ShouldBeNull();
        before.IsWaitForReady.ShouldBeFalse();
    }

    [Fact]
    public void WriteOptions_WhenNotSaid_HasNoFlags()
    {
        WriteOptions.Default.Flags.ShouldBe(default);
        new WriteOptions(WriteFlags.BufferHint | WriteFlags.NoCompress)
            .Flags.HasFlag(WriteFlags.NoCompress)
            .ShouldBeTrue();
    }

    [Fact]
    public void ContextPropagationOptions_WhenNotSaid_HandOnEverything()
    {
        ContextPropagationOptions.Default.IsPropagateDeadline.ShouldBeTrue();
        ContextPropagationOptions.Default.IsPropagateCancellation.ShouldBeTrue();
        new ContextPropagationOptions(propagateDeadline: false).IsPropagateDeadline.ShouldBeFalse();
    }
}
