using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class InitiatorText
{
    public static string Of(Initiator? initiator) =>
        initiator switch
        {
            null => "",
            { Principal: { } principal } => $"{PrincipalText.Of(principal)} through {initiator.CallingService}",
            _ => initiator.CallingService,
        };
}
