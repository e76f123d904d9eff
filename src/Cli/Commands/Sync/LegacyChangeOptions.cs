using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What happened in the legacy portal: exactly one change.</summary>
internal sealed class LegacyChangeOptions
{
    private readonly Option<Principal?> add = PrincipalOption.Create("--add", "WHO was added, with --role");
    private readonly Option<Principal?> remove = PrincipalOption.Create("--remove", "WHO was removed");
    private readonly Option<Principal?> roleOf = PrincipalOption.Create("--role-of", "WHO has the role of --role now");

    private readonly Option<LegacyRole[]> role = NamesOption.Create<LegacyRole>(
        "--role",
        "ROLE",
        "Role in the legacy portal: owner or contributor"
    );

    private readonly Option<string> displayName = new("--display-name")
    {
        Description = "The account has this name",
        HelpName = "NAME",
    };

    private readonly Option<string> mpnId = new("--mpn-id")
    {
        Description = "The account has this MPN ID; empty: none",
        HelpName = "ID",
    };

    public LegacyChangeOptions(Command command)
    {
        foreach (Option option in new Option[] { add, remove, roleOf, role, displayName, mpnId })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">None, several, or one that lacks its role.</exception>
    public LegacyChange Of(ParseResult arguments)
    {
        Principal? added = arguments.GetValue(add);
        Principal? removed = arguments.GetValue(remove);
        Principal? changed = arguments.GetValue(roleOf);
        LegacyFactsChanged? facts = Facts(arguments);
        if (new object?[] { added, removed, changed, facts }.Count(static given => given is not null) != 1)
        {
            throw new UsageException(
                "Give one change: --add, --remove, --role-of, or facts (--display-name, --mpn-id)."
            );
        }

        LegacyRole[] roles = arguments.GetValue(role) ?? [];
        if (roles.Length != ((added ?? changed) is null ? 0 : 1))
        {
            throw new UsageException("--role goes with --add and --role-of, which need exactly one.");
        }

        return (added, removed, changed) switch
        {
            ({ } who, _, _) => new LegacyChange
            {
                MemberAdded = new MemberAdded
                {
                    Member = new Member { Principal = who, LegacyRole = roles[0] },
                },
            },
            (_, { } who, _) => new LegacyChange { MemberRemoved = new MemberRemoved { Principal = who } },
            (_, _, { } who) => new LegacyChange
            {
                LegacyRoleChanged = new LegacyRoleChanged { Principal = who, LegacyRole = roles[0] },
            },
            _ => new LegacyChange { FactsChanged = facts },
        };
    }

    private LegacyFactsChanged? Facts(ParseResult arguments)
    {
        LegacyFactsChanged facts = new();
        if (arguments.GetValue(displayName) is { } name)
        {
            facts.DisplayName = name;
        }

        if (arguments.GetValue(mpnId) is { } id)
        {
            facts.MpnId = id;
        }

        return facts.HasDisplayName || facts.HasMpnId ? facts : null;
    }
}
