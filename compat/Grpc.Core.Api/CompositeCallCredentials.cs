namespace Grpc.Core;

/// <summary>Call credentials that are several.</summary>
internal sealed class CompositeCallCredentials : CallCredentials
{
    private readonly IReadOnlyList<CallCredentials> parts;

    internal CompositeCallCredentials(CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.Length < 2 || credentials.Contains(null))
        {
            throw new ArgumentException(
                "A composition needs two credentials or more, none of them null.",
                nameof(credentials)
            );
        }

        parts = [.. credentials];
    }

    public override void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetCompositeCredentials(state, parts);
}
