using System.CommandLine;
using Google.Protobuf;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Wizard;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>
/// A decision on exactly what its digest names. Without the digest a person at a terminal is shown what it is and asked;
/// elsewhere nothing is decided.
/// </summary>
internal sealed class DigestOptions
{
    private readonly Option<string> digest = new("--digest")
    {
        Description = "Decide without asking, on exactly what DIGEST names; elsewhere than at a terminal it is needed",
        HelpName = "DIGEST",
    };

    private readonly Option<bool> yes = new("--yes", "-y")
    {
        Description = "At a terminal: decide on what is shown without asking",
    };

    public DigestOptions(Command command)
    {
        command.Options.Add(digest);
        command.Options.Add(yes);
    }

    public string? Given(ParseResult arguments) => arguments.GetValue(digest);

    /// <summary>Shows what is to be decided on, and asks.</summary>
    public async Task<bool> ConfirmAsync(
        Session session,
        ParseResult arguments,
        (IMessage Message, Action View, string Digest) shown,
        string question,
        CancellationToken cancellation
    )
    {
        session.Show(shown.Message, shown.View);
        if (session.Interactive)
        {
            bool confirmed =
                arguments.GetValue(yes)
                || await new Prompts(session).ConfirmAsync(question, byDefault: false, cancellation);
            if (!confirmed)
            {
                session.Errors.Line(session.Wording.Sync.LeftUndecided, Tone.Warning);
            }

            return confirmed;
        }

        if (!session.Settings.Json)
        {
            session.Errors.Line(session.Wording.Sync.NeedsDigest(shown.Digest), Tone.Warning);
        }

        return false;
    }
}
