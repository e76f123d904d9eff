using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Wizard;

/// <summary>What the steps share: the migration as last seen, the answers, and how to ask and to send.</summary>
internal sealed class WizardContext(Session session, string publisherId, Actor? actor, WizardAnswers answers)
{
    // Each is a race lost against somebody else's change; more than a few are not chance.
    private const int MostOvertakings = 5;

    private int overtakings;

    public Session Session => session;
    public string PublisherId => publisherId;
    public Actor? Actor => actor;
    public WizardAnswers Answers => answers;
    public Prompts Prompts { get; } = new(session);

    /// <summary>Whether there is somebody to ask; whoever says --yes wants nothing to be asked.</summary>
    public bool Interactive { get; } = !answers.Yes && session.Interactive;
    public AccountMigration Migration { get; private set; } = new();

    public bool StartConfirmed { get; set; }

    /// <summary>Members for whom the owner was asked and gave nothing.</summary>
    public HashSet<Principal> LeftBehind { get; } = [];

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        GetMigrationRequest request = new() { PublisherId = publisherId, Viewer = actor };
        Migration = (await session.Migrations.GetMigrationAsync(request, session.Unary(cancellation))).Migration;
    }

    /// <summary>
    /// Sends an answer. At a terminal a refusal that another answer can mend is shown, and the question comes again;
    /// elsewhere it ends the wizard.
    /// </summary>
    public async Task SendAsync<T>(
        Func<string, CallOptions, AsyncUnaryCall<T>> call,
        Func<T, AccountMigration> migration,
        CancellationToken cancellation
    )
    {
        try
        {
            T answer = await RepeatableCall.SendAsync(
                session,
                requestId => call(requestId, session.Unary(cancellation)),
                cancellation
            );
            Migration = migration(answer);
        }
        catch (RpcException refused) when (Continues(ServiceError.From(refused)))
        {
            await ReloadAsync(cancellation);
        }
    }

    /// <summary>Ends the wizard with what is still to be done, and how.</summary>
    public int LeaveOutstanding(string hint)
    {
        session.Show(
            new GetMigrationResponse { Migration = Migration },
            () => MigrationView.Write(session.Out, session.Wording, Migration)
        );
        if (!session.Settings.Json)
        {
            session.Errors.Line(hint, Tone.Warning);
        }

        return ExitCodes.Outstanding;
    }

    private bool Continues(ServiceError error)
    {
        if (string.Equals(error.Reason, "LAST_OWNER", StringComparison.Ordinal))
        {
            // Only a member who was left behind can still be carried as an owner: ask again, or give up.
            if (LeftBehind.Count == 0)
            {
                return false;
            }

            LeftBehind.Clear();
        }

        bool overtaken = Refusals.IsOvertaken(error, answers.AcceptsAnyLoss) && ++overtakings <= MostOvertakings;
        bool askAgain = Interactive && Refusals.CanBeAnswered(error);
        if (askAgain)
        {
            ErrorView.Write(session.Out, session.Wording, error, session.Settings.Server);
        }

        return overtaken || askAgain;
    }
}
