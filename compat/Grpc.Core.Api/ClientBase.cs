using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>The base of generated clients.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration configuration;

    /// <summary>For test doubles: every call fails.</summary>
    protected ClientBase()
        : this(new UnimplementedCallInvoker()) { }

    /// <summary>A client as configured.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        this.configuration = configuration;
        CallInvoker = configuration.CreateInvoker();
    }

    /// <summary>A client of a channel.</summary>
    protected ClientBase(ChannelBase channel)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).CreateCallInvoker()) { }

    /// <summary>A client of an invoker.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker, host: null)) { }

    /// <summary>Makes the calls.</summary>
    protected CallInvoker CallInvoker { get; }

    internal ClientBaseConfiguration Configuration => configuration;

    /// <summary>What a client is made of; only generated code passes it on.</summary>
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker invoker;
        private readonly string? host;

        internal ClientBaseConfiguration(CallInvoker invoker, string? host)
        {
            ArgumentNullException.ThrowIfNull(invoker);
            this.invoker = invoker;
            this.host = host;
        }

        internal CallInvoker CreateInvoker() => host is null ? invoker : invoker.Intercept(new HostInterceptor(host));

        internal ClientBaseConfiguration WithHost(string host) => new(invoker, host);
    }
}
