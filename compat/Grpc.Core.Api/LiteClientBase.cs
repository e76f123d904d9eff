namespace Grpc.Core;

/// <summary>The base of generated clients that do without configuration.</summary>
public abstract class LiteClientBase
{
    /// <summary>For test doubles: every call fails.</summary>
    protected LiteClientBase() => CallInvoker = new UnimplementedCallInvoker();

    /// <summary>A client of a channel.</summary>
    protected LiteClientBase(ChannelBase channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        CallInvoker = channel.CreateCallInvoker();
    }

    /// <summary>A client of an invoker.</summary>
    protected LiteClientBase(CallInvoker callInvoker)
    {
        ArgumentNullException.ThrowIfNull(callInvoker);
        CallInvoker = callInvoker;
    }

    /// <summary>Makes the calls.</summary>
    protected CallInvoker CallInvoker { get; }
}
