using System.CommandLine;

namespace PublisherMigration.Cli.Commands;

internal static class LimitOption
{
    public static Option<int?> Create(string description)
    {
        Option<int?> option = new("--limit") { Description = description, HelpName = "N" };
        option.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int?>() is not > 0)
            {
                result.AddError("--limit takes a whole number above 0.");
            }
        });
        return option;
    }
}
