using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>What else the owner should know before the cut-over.</summary>
internal static class Notices
{
    public static async Task WriteAsync(WizardContext context, CancellationToken cancellation)
    {
        try
        {
            AssessMigrationResponse answer = await context.Session.Migrations.AssessMigrationAsync(
                new AssessMigrationRequest { PublisherId = context.PublisherId, Actor = context.Actor },
                context.Session.Unary(cancellation)
            );
            foreach (Notice notice in answer.Assessment.Notices)
            {
                context.Session.Out.Line($"- {notice.Text}");
            }
        }
        catch (RpcException) when (!cancellation.IsCancellationRequested)
        {
            // Good to know, not needed: the cut-over itself is judged by the service.
        }
    }
}
