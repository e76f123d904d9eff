using System.CommandLine;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal static class PrincipalOption
{
    public static Option<Principal?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "WHO",
            CustomParser = static result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (PrincipalText.TryParse(text, out Principal principal))
                {
                    return principal;
                }

                result.AddError($"'{text}' is nobody: write {PrincipalText.Forms}.");
                return null;
            },
        };
}
