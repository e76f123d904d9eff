using System.CommandLine;
using System.Globalization;

namespace PublisherMigration.Cli.Commands;

internal static class TimeOption
{
    public static Option<DateTimeOffset?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            CustomParser = static result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                // A time without an offset is UTC, as every time that the tool prints.
                const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
                if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out DateTimeOffset time))
                {
                    return time;
                }

                result.AddError($"'{text}' is not a time: write 2026-05-01 or 2026-05-01T08:30:00Z.");
                return null;
            },
        };
}
