using System.CommandLine;
using PublisherMigration.Contracts.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace PublisherMigration.Cli.Commands;

/// <summary>Which migrations: all that is given must match.</summary>
internal sealed class FilterOptions
{
    private readonly Option<MigrationState[]> states = NamesOption.Create<MigrationState>(
        "--state",
        "STATE",
        "In one of these states, as in ready or action-required; repeatable"
    );

    private readonly Option<string> tenant = new("--tenant")
    {
        Description = "Tenant of the standing work email: a GUID",
        HelpName = "ID",
    };

    private readonly Option<string> mpnId = new("--mpn-id") { Description = "Effective MPN ID", HelpName = "ID" };

    private readonly Option<ErrorReason[]> reasons = NamesOption.Create<ErrorReason>(
        "--reason",
        "REASON",
        "With one of these reasons outstanding or waited for; repeatable"
    );

    private readonly Option<Principal?> member = PrincipalOption.Create("--member", "With WHO as a member");

    private readonly Option<string> account = new("--partner-center-account")
    {
        Description = "Partner Center account id",
        HelpName = "ID",
    };

    private readonly Option<DateTimeOffset?> updatedAfter = TimeOption.Create(
        "--updated-after",
        "Last changed after TIME"
    );
    private readonly Option<DateTimeOffset?> updatedBefore = TimeOption.Create(
        "--updated-before",
        "Last changed before TIME"
    );

    public FilterOptions(Command command)
    {
        foreach (
            Option option in new Option[]
            {
                states,
                tenant,
                mpnId,
                reasons,
                member,
                account,
                updatedAfter,
                updatedBefore,
            }
        )
        {
            command.Options.Add(option);
        }
    }

    public MigrationFilter Of(ParseResult arguments) =>
        new()
        {
            States = { arguments.GetValue(states) ?? [] },
            TenantId = arguments.GetValue(tenant) ?? "",
            MpnId = arguments.GetValue(mpnId) ?? "",
            Reasons = { arguments.GetValue(reasons) ?? [] },
            Member = arguments.GetValue(member),
            PartnerCenterAccountId = arguments.GetValue(account) ?? "",
            UpdatedAfter = TimestampOf(arguments.GetValue(updatedAfter)),
            UpdatedBefore = TimestampOf(arguments.GetValue(updatedBefore)),
        };

    private static Timestamp? TimestampOf(DateTimeOffset? time) =>
        time is { } given ? Timestamp.FromDateTimeOffset(given) : null;
}
