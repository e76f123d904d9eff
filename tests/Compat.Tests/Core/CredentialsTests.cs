using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class CredentialsTests
{
    private static readonly CallCredentials Anyone = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

    [Fact]
    public void Compose_WhenFewerThanTwo_Throws()
    {
        Should.Throw<ArgumentException>(() => CallCredentials.Compose());
        Should.Throw<ArgumentException>(() => CallCredentials.Compose(Anyone));
        Should.Throw<ArgumentException>(() => CallCredentials.Compose(Anyone, null!));
    }

    [Fact]
    public void Compose_ShowsItsPartsInOrder()
    {
        var other = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        CallParts parts = new();

        CallCredentials.Compose(other, Anyone).InternalPopulateConfiguration(parts, "state");

        parts.Composed.ShouldBe([other, Anyone]);
        parts.State.ShouldBe("state");
    }

    [Fact]
    public void FromInterceptor_ShowsTheFunction()
    {
        AsyncAuthInterceptor function = (_, _) => Task.CompletedTask;
        CallParts parts = new();

        CallCredentials.FromInterceptor(function).InternalPopulateConfiguration(parts, null);

        parts.Function.ShouldBeSameAs(function);
        Should.Throw<ArgumentNullException>(() => CallCredentials.FromInterceptor(null!));
    }

    [Fact]
    public void Channel_WhenPlainText_SaysSo()
    {
        ChannelParts parts = new();

        ChannelCredentials.Insecure.InternalPopulateConfiguration(parts, null);

        parts.Said.ShouldBe("insecure");
    }

    [Fact]
    public void Channel_WhenTls_ShowsRootsAndCertificate()
    {
        KeyCertificatePair pair = new("chain", "key");
        ChannelParts parts = new();

        new SslCredentials("roots", pair).InternalPopulateConfiguration(parts, null);

        parts.Said.ShouldBe("tls");
        parts.Roots.ShouldBe("roots");
        parts.Pair.ShouldBeSameAs(pair);
    }

    [Fact]
    public void Channel_WhenComposed_ShowsBothParts()
    {
        ChannelParts parts = new();

        ChannelCredentials.Create(ChannelCredentials.SecureSsl, Anyone).InternalPopulateConfiguration(parts, null);

        parts.Said.ShouldBe("composite");
        parts.Channel.ShouldBeSameAs(ChannelCredentials.SecureSsl);
        parts.Call.ShouldBeSameAs(Anyone);
        Should.Throw<ArgumentNullException>(() => ChannelCredentials.Create(ChannelCredentials.SecureSsl, null!));
        Should.Throw<ArgumentNullException>(() => ChannelCredentials.Create(null!, Anyone));
    }

    private sealed class CallParts : CallCredentialsConfiguratorBase
    {
        public object? State { get; private set; }

        public IReadOnlyList<CallCredentials> Composed { get; private set; } = [];

        public AsyncAuthInterceptor? Function { get; private set; }

        public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials)
        {
            State = state;
            Composed = credentials;
        }

        public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) =>
            Function = interceptor;
    }

    private sealed class ChannelParts : ChannelCredentialsConfiguratorBase
    {
        public string? Said { get; private set; }

        public string? Roots { get; private set; }

        public KeyCertificatePair? Pair { get; private set; }

        public ChannelCredentials? Channel { get; private set; }

        public CallCredentials? Call { get; private set; }

        public override void SetInsecureCredentials(object? state) => Said = "insecure";

        public override void SetSslCredentials(
            object? state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback
        )
        {
            Said = "tls";
            Roots = rootCertificates;
            Pair = keyCertificatePair;
        }

        public override void SetCompositeCredentials(
            object? state,
            ChannelCredentials channelCredentials,
            CallCredentials callCredentials
        )
        {
            Said = "composite";
            Channel = channelCredentials;
            Call = callCredentials;
        }
    }
}
