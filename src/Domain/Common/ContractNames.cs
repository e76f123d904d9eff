using System.Collections.Concurrent;
using System.Text;

namespace PublisherMigration.Domain.Common;

/// <summary>Enum values as the contract spells them (<c>ACTION_REQUIRED</c>), for the words of a violation.</summary>
public static class ContractNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string ContractName(this Enum value) => Names.GetOrAdd(value, static v => UpperSnake(v.ToString()));

    private static string UpperSnake(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
            {
                result.Append('_');
            }

            result.Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }
}
