using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Security;
using PublisherMigration.Application.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>A start that is refused says why on one screen, not in a stack trace.</summary>
internal static class StartExplanation
{
    private const int RefusedToStart = 78; // EX_CONFIG of sysexits.h

    public static async Task<int> RunOrExplainAsync(this WebApplication app)
    {
        try
        {
            // Before anything is opened or created.
            app.Services.GetRequiredService<StartCheck>().EnsureSafe();
            await app.RunAsync();
            return 0;
        }
        catch (Exception refusal) when (MessagesOf(refusal) is { } messages)
        {
            foreach (var message in messages)
            {
                await Console.Error.WriteLineAsync("Refused to start: " + message);
            }

            return RefusedToStart;
        }
    }

    private static IEnumerable<string>? MessagesOf(Exception refusal) =>
        refusal switch
        {
            OptionsValidationException invalid => invalid.Failures,
            StartRefusedException refused => [refused.Message],
            StoreRefusedException refused => [refused.Message],
            IOException { InnerException: AddressInUseException } inUse => [inUse.Message],
            _ => null,
        };
}
