namespace Grpc.Core;

/// <summary>Where calls go.</summary>
public abstract class ChannelBase
{
    /// <summary>A channel to a target.</summary>
    /// <exception cref="ArgumentNullException">The target is null.</exception>
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>The address.</summary>
    public string Target { get; }

    /// <summary>An invoker whose calls go over this channel.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends the channel.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>As <see cref="ShutdownAsync" />; does nothing unless overridden.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
