using Microsoft.Extensions.Options;

namespace PublisherMigration.Infrastructure.Persistence;

internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    private const int MostConnections = 256;

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            failures.Add("Database:Path is empty: name the database file.");
        }

        Require(failures, nameof(options.WriteQueueCapacity), options.WriteQueueCapacity, 1, 1_000_000);
        Require(failures, nameof(options.MaxBatch), options.MaxBatch, 1, 100_000);
        Require(failures, nameof(options.CheckpointPages), options.CheckpointPages, 100, 10_000_000);
        Require(failures, nameof(options.CachedAccounts), options.CachedAccounts, 2, 10_000_000);
        Require(failures, nameof(options.RecentChanges), options.RecentChanges, 1, 10_000_000);
        Require(failures, nameof(options.ReaderConnections), options.ReaderConnections, 1, MostConnections);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Require(List<string> failures, string setting, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            failures.Add($"Database:{setting} is {value}: give {least} to {most}.");
        }
    }
}
