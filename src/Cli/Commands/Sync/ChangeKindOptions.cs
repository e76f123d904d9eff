using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;
using FieldMask = Google.Protobuf.WellKnownTypes.FieldMask;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What happened in Partner Center: exactly one change.</summary>
internal sealed class ChangeKindOptions
{
    private readonly Option<Principal?> add = PrincipalOption.Create("--add", "WHO was added, with --role");
    private readonly Option<Principal?> remove = PrincipalOption.Create("--remove", "WHO was removed");
    private readonly Option<Principal?> roles = PrincipalOption.Create(
        "--roles",
        "WHO has other roles: from now on those of --role"
    );

    private readonly Option<PartnerCenterRole[]> role = NamesOption.Create<PartnerCenterRole>(
        "--role",
        "ROLE",
        "Role in Partner Center, as in manager or business-contributor; repeatable"
    );

    private readonly Option<string> displayName = new("--display-name")
    {
        Description = "The account has this name",
        HelpName = "NAME",
    };

    private readonly Option<string> contactEmail = new("--contact-email")
    {
        Description = "The publisher is reached there; empty: nowhere",
        HelpName = "EMAIL",
    };

    private readonly Option<string> supportUri = new("--support-uri")
    {
        Description = "The publisher's support page; empty: none",
        HelpName = "URI",
    };

    public ChangeKindOptions(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    private Option[] All => [add, remove, roles, role, displayName, contactEmail, supportUri];

    public bool IsGiven(ParseResult arguments) => All.Any(option => arguments.GetResult(option) is not null);

    /// <summary>Puts what happened into the change.</summary>
    /// <exception cref="UsageException">None, several, or one that lacks its roles.</exception>
    public void PutInto(AccountChange change, ParseResult arguments)
    {
        Principal? added = arguments.GetValue(add);
        Principal? removed = arguments.GetValue(remove);
        Principal? changed = arguments.GetValue(roles);
        SettingsChanged settings = Settings(arguments);
        bool hasSettings = settings.UpdateMask.Paths.Count > 0;
        if (
            new[] { added is not null, removed is not null, changed is not null, hasSettings }.Count(static g => g) != 1
        )
        {
            throw new UsageException(
                "Give one change: --add, --remove, --roles, or settings (--display-name, --contact-email, --support-uri)."
            );
        }

        PartnerCenterRole[] given = arguments.GetValue(role) ?? [];
        if (given.Length > 0 != (added ?? changed) is not null)
        {
            throw new UsageException("--role goes with --add and --roles, which need it.");
        }

        if (added is not null)
        {
            change.MemberAdded = new MemberAdded
            {
                Member = new Member { Principal = added, PartnerCenterRoles = { given } },
            };
        }
        else if (removed is not null)
        {
            change.MemberRemoved = new MemberRemoved { Principal = removed };
        }
        else if (changed is not null)
        {
            change.MemberRolesChanged = new MemberRolesChanged { Principal = changed, Roles = { given } };
        }
        else
        {
            change.SettingsChanged = settings;
        }
    }

    // Every field that is given is named, so that an empty one is cleared and not left as it is.
    private SettingsChanged Settings(ParseResult arguments)
    {
        SettingsChanged settings = new() { UpdateMask = new FieldMask() };
        if (arguments.GetValue(displayName) is { } name)
        {
            settings.UpdateMask.Paths.Add("display_name");
            settings.DisplayName = name;
        }

        if (arguments.GetValue(contactEmail) is { } email)
        {
            settings.UpdateMask.Paths.Add("contact_email");
            if (email.Length > 0)
            {
                settings.ContactEmail = email;
            }
        }

        if (arguments.GetValue(supportUri) is { } uri)
        {
            settings.UpdateMask.Paths.Add("support_uri");
            if (uri.Length > 0)
            {
                settings.SupportUri = uri;
            }
        }

        return settings;
    }
}
