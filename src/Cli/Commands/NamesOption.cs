using System.CommandLine;
using System.CommandLine.Parsing;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Commands;

/// <summary>An option that takes names of the contract, repeated or with commas: --state ready,migrated.</summary>
internal static class NamesOption
{
    public static Option<T[]> Create<T>(string name, string helpName, string description)
        where T : struct, Enum
    {
        Option<T[]> option = new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Parse<T>,
        };
        option.CompletionSources.Add(static _ =>
            ProtoName.All<T>().Select(static value => new System.CommandLine.Completions.CompletionItem(value))
        );
        return option;
    }

    private static T[] Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        List<T> values = [];
        foreach (
            string word in result.Tokens.SelectMany(static token =>
                token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
        )
        {
            if (!ProtoName.TryParse(word, out T value))
            {
                result.AddError($"'{word}' is none of {string.Join(", ", ProtoName.All<T>())}.");
                break;
            }

            values.Add(value);
        }

        return [.. values];
    }
}
