using Microsoft.Extensions.Options;

namespace PublisherMigration.Application.AccountSync.Feed;

internal sealed class FeedOptionsValidator : IValidateOptions<FeedOptions>
{
    private const int MostDays = 3_650;
    private const long MostChanges = 1_000_000_000;

    public ValidateOptionsResult Validate(string? name, FeedOptions options)
    {
        var failures = new List<string>();
        if (options.RetentionDays is < 1 or > MostDays)
        {
            failures.Add($"Feed:RetentionDays is {options.RetentionDays}: give 1 to {MostDays}.");
        }

        if (options.RetentionChanges is < 1 or > MostChanges)
        {
            failures.Add($"Feed:RetentionChanges is {options.RetentionChanges}: give 1 to {MostChanges}.");
        }

        if (options.MaxRetainedChanges != 0 && options.MaxRetainedChanges < options.RetentionChanges)
        {
            failures.Add(
                $"Feed:MaxRetainedChanges is {options.MaxRetainedChanges}: give 0 for no ceiling, or at least "
                    + $"Feed:RetentionChanges, which is {options.RetentionChanges}."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
