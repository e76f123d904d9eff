namespace Grpc.Core;

/// <summary>The base of generated clients, able to make another client of the same kind.</summary>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <summary>For test doubles: every call fails.</summary>
    protected ClientBase() { }

    /// <summary>A client as configured.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration) { }

    /// <summary>A client of a channel.</summary>
    protected ClientBase(ChannelBase channel)
        : base(channel) { }

    /// <summary>A client of an invoker.</summary>
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker) { }

    /// <summary>A client of the same kind that asks for this host in every call.</summary>
    public T WithHost(string host) => NewInstance(Configuration.WithHost(host));

    /// <summary>Makes a client of the same kind; implemented by generated code.</summary>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
