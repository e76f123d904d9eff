using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Security;
using PublisherMigration.Application.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>A start that is refused says why on one screen, not in a stack trace.</summary>
internal static class StartExplanation
{
    private const int RefusedToStart = 78; // EX_CONFIG of sysexits.h
    private const int Failed = 1;

    public static async Task<int> RunAsync(Func<WebApplication> create)
    {
        try
        {
            await using var app = create();
            // Before anything is opened or created.
            app.Services.GetRequiredService<StartCheck>().EnsureSafe();
            await RunAsync(app);
            return 0;
        }
        catch (Exception failure)
        {
            var messages = MessagesOf(failure);
            foreach (var message in messages ?? [failure.ToString()])
            {
                await Console.Error.WriteLineAsync(messages is null ? message : "Refused to start: " + message);
            }

            return messages is null ? Failed : RefusedToStart;
        }
    }

    private static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it listened: as ordinary as any other stop.
            app.Services.GetRequiredService<ILogger<ShutdownService>>().StoppedWhileStarting();
            await app.StopAsync();
            return;
        }

        await app.WaitForShutdownAsync();
    }

    private static IEnumerable<string>? MessagesOf(Exception failure) =>
        failure switch
        {
            OptionsValidationException invalid => invalid.Failures,
            AggregateException several
                when several.InnerExceptions.All(static one => one is OptionsValidationException) =>
                several.InnerExceptions.SelectMany(static one => MessagesOf(one)!),
            StartRefusedException refused => refused.Reasons,
            StoreRefusedException refused => [refused.Message],
            IOException { InnerException: AddressInUseException } inUse => [inUse.Message],
            _ => null,
        };
}
