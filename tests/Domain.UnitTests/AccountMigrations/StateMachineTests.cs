using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

/// <summary>Every command in every state: the state after it, or the reason for which it is refused.</summary>
public sealed class StateMachineTests
{
    private static readonly Dictionary<string, Action<World>> Commands = new(StringComparer.Ordinal)
    {
        ["Start"] = static world => world.Start(Cast.Ada),
        ["Start with a work email"] = static world => world.Start(Cast.Ada, "ada@contoso.fr"),
        ["Submit"] = static world => world.Submit(Cast.Ada, "ada@contoso.fr"),
        ["Enter an MPN ID"] = static world => world.Enter(Cast.Ada, Cast.OfContoso),
        ["Enrol anew"] = static world => world.EnrollAnew(Cast.Ada, Cast.Pending),
        ["Complete"] = static world => world.Complete(Cast.Ada),
        ["Cancel"] = static world => world.Cancel(Cast.Ada),
        ["Judge again"] = static world => world.JudgeAgain(),
    };

    /// <summary>Columns in the order of the state machine; open states differ by the MPN ID alone.</summary>
    private const string Table = """
        |                         | NotStarted          | ActionRequired          | EnrollmentPending       | Ready             | Migrated        | Cancelled           |
        | Start                   | +Started Ready      | ActionRequired          | EnrollmentPending       | Ready             | AlreadyMigrated | +Started Ready      |
        | Start with a work email | +Started Ready      | +Submitted ActionRequired | +Submitted EnrollmentPending | +Submitted Ready | AlreadyMigrated | +Started Ready   |
        | Submit                  | MigrationNotStarted | +Submitted ActionRequired | +Submitted EnrollmentPending | +Submitted Ready | AlreadyMigrated | MigrationNotStarted |
        | Enter an MPN ID         | MigrationNotStarted | +Enrolled Ready         | +Enrolled Ready         | AlreadyEnrolled   | AlreadyMigrated | MigrationNotStarted |
        | Enrol anew              | MigrationNotStarted | +Enrolled EnrollmentPending | AlreadyEnrolled     | AlreadyEnrolled   | AlreadyMigrated | MigrationNotStarted |
        | Complete                | MigrationNotStarted | RequirementsOutstanding | RequirementsOutstanding | +Completed Migrated | AlreadyMigrated | MigrationNotStarted |
        | Cancel                  | MigrationNotStarted | +Cancelled Cancelled    | +Cancelled Cancelled    | +Cancelled Cancelled | AlreadyMigrated | Cancelled        |
        | Judge again             | NotStarted          | ActionRequired          | EnrollmentPending       | Ready             | Migrated        | Cancelled           |
        """;

    public static TheoryData<string, MigrationState, string> Moves
    {
        get
        {
            var data = new TheoryData<string, MigrationState, string>();
            var rows = Table.Split('\n').Select(static row => row.Split('|', StringSplitOptions.TrimEntries)).ToArray();
            foreach (var row in rows.Skip(1))
            {
                for (var column = 2; column < row.Length - 1; column++)
                {
                    data.Add(row[1], Enum.Parse<MigrationState>(rows[0][column]), row[column]);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Moves_CoverEveryCommandInEveryState()
    {
        Moves.Count.ShouldBe(Commands.Count * Enum.GetValues<MigrationState>().Length);
        Moves
            .Select(static row => row.Data.Item1)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(Commands.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void Command_InState_HasThisEffect(string command, MigrationState state, string effect)
    {
        var world = In(state);
        world.State.ShouldBe(state);
        world.Reload();
        var version = world.Migration.Version;
        if (Enum.TryParse<Reason>(effect, out var reason))
        {
            world.Refusal(Commands[command]).Reason.ShouldBe(reason);
            return;
        }

        Commands[command](world);
        var words = effect.Split(' ');
        world.State.ShouldBe(Enum.Parse<MigrationState>(words[^1]));
        var kinds = words[0] is ['+', .. var name] ? [KindOf(name)] : Array.Empty<MigrationEventKind>();
        world.Migration.NewEvents.Select(static e => e.Kind).ShouldBe(kinds);
        world.Migration.Version.ShouldBe(version + kinds.Length);
        if (kinds.Length > 0)
        {
            (world.LastEvent.From, world.LastEvent.To).ShouldBe((state, world.State));
        }
    }

    [Theory]
    [InlineData(MigrationState.NotStarted, Reason.MigrationNotStarted)]
    [InlineData(MigrationState.Cancelled, Reason.MigrationNotStarted)]
    [InlineData(MigrationState.Migrated, Reason.AlreadyMigrated)]
    public void EnrollAnew_UncheckedInAStateThatIsNotOpen_IsRefused(MigrationState state, Reason reason) =>
        In(state)
            .Refusal(static world =>
                world.Migration.EnrollAnew(world.Case(Cast.Ada), Domain.Directory.MpnId.Parse(Cast.OfContoso))
            )
            .Reason.ShouldBe(reason);

    private static MigrationEventKind KindOf(string name) =>
        name is "Submitted" ? MigrationEventKind.WorkEmailSubmitted : Enum.Parse<MigrationEventKind>(name);

    private static World In(MigrationState state) =>
        state switch
        {
            MigrationState.NotStarted => World.OfAda(),
            MigrationState.ActionRequired => World.OfAda(Cast.Rejected).Start(Cast.Ada),
            MigrationState.EnrollmentPending => World.OfAda(Cast.Pending).Start(Cast.Ada),
            MigrationState.Ready => World.OfAda().Start(Cast.Ada),
            MigrationState.Migrated => World.OfAda().Start(Cast.Ada).Complete(Cast.Ada),
            MigrationState.Cancelled => World.OfAda().Start(Cast.Ada).Cancel(Cast.Ada),
        };
}
