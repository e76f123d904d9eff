using Google.Protobuf;
using MediatR;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Api.Security;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Directory;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Samples;

/// <summary>Fills an empty database before the server listens, through the same requests as any import.</summary>
internal sealed partial class SampleFleet(
    ISender sender,
    IOptions<SampleFleetOptions> options,
    ILogger<SampleFleet> logger
) : IHostedService
{
    private static readonly Application.Common.Caller Loader = new("sample-fleet", IsOperator: true);
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Directory.Length == 0)
        {
            return;
        }

        var present = await sender.Send(new ListPublishers(new PageRequest(1, string.Empty)), cancellationToken);
        if (present.Items.Count > 0)
        {
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, options.Value.Directory);
        var tenants = await ReadAsync<Proto.Tenant>(folder, "tenants.jsonl", cancellationToken);
        var memberships = await ReadAsync<Proto.PartnerMembership>(
            folder,
            "partner_memberships.jsonl",
            cancellationToken
        );
        var publishers = await ReadAsync<Proto.PublisherAccount>(folder, "publishers.jsonl", cancellationToken);
        Ensure(await sender.Send(new ImportTenants([.. tenants.Select(Inputs.Of)]), cancellationToken));
        Ensure(await sender.Send(new ImportPartnerMemberships([.. memberships.Select(Inputs.Of)]), cancellationToken));
        Ensure(await sender.Send(new ImportPublishers([.. publishers.Select(Inputs.Of)], Loader), cancellationToken));
        LogLoaded(logger, publishers.Count, tenants.Count, memberships.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<List<T>> ReadAsync<T>(string folder, string file, CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw new StartRefusedException([
                $"The sample fleet has no {file} in {folder}: correct SampleFleet:Directory, or set it to nothing.",
            ]);
        }

        var items = new List<T>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (line.Length > 0)
            {
                items.Add(Parser.Parse<T>(line));
            }
        }

        return items;
    }

    private static void Ensure(ImportResult result)
    {
        if (result.Rejections.Count > 0)
        {
            var (index, violation) = result.Rejections[0];
            throw new StartRefusedException([
                $"The sample fleet does not import: item {index} is refused with {violation.Reason}.",
            ]);
        }
    }

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Information,
        Message = "The database was empty: loaded the sample fleet of {Publishers} publishers, {Tenants} tenants and {Memberships} partner memberships."
    )]
    private static partial void LogLoaded(ILogger logger, int publishers, int tenants, int memberships);
}
