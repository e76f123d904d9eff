namespace Grpc.Core;

/// <summary>A channel's credentials with credentials for all of its calls.</summary>
internal sealed class CompositeChannelCredentials : ChannelCredentials
{
    private readonly ChannelCredentials channelCredentials;
    private readonly CallCredentials callCredentials;

    internal CompositeChannelCredentials(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        this.channelCredentials = channelCredentials;
        this.callCredentials = callCredentials;
    }

    public override void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object? state
    ) => configurator.SetCompositeCredentials(state, channelCredentials, callCredentials);
}
