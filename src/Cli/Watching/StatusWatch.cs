using Google.Protobuf;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using Spectre.Console;

namespace PublisherMigration.Cli.Watching;

/// <summary>
/// Shows an answer for as long as somebody looks: drawn anew in place at a terminal, and elsewhere written again only when it
/// is another one.
/// </summary>
internal sealed class StatusWatch<T>(Session session, StatusPoll<T> poll)
    where T : class, IMessage<T>
{
    public required Action<Display, T> View { get; init; }

    /// <summary>What a script is told: of an answer, with the one before it.</summary>
    public required Func<T?, T, IEnumerable<IMessage>> News { get; init; }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        Display display = session.Out;
        if (!session.Settings.Json && display is { IsTerminal: true, Console.Profile.Capabilities.Ansi: true })
        {
            await display
                .Console.Live(Text.Empty)
                .Overflow(VerticalOverflow.Ellipsis)
                .Cropping(VerticalOverflowCropping.Bottom)
                .StartAsync(live => poll.RunAsync((answer, trouble) => Draw(live, answer, trouble), cancellation));
        }
        else
        {
            await poll.RunAsync(WriteOnChange(), cancellation);
        }

        return ExitCodes.Ok;
    }

    private void Draw(LiveDisplayContext live, T answer, string trouble) =>
        live.UpdateTarget(
            session.Out.Collect(display =>
            {
                View(display, answer);
                if (trouble.Length > 0)
                {
                    display.Line(trouble, Tone.Warning);
                }
            })
        );

    private Action<T, string> WriteOnChange()
    {
        T? last = null;
        string lastTrouble = "";
        return (answer, trouble) =>
        {
            if (trouble.Length > 0 && !string.Equals(trouble, lastTrouble, StringComparison.Ordinal))
            {
                session.Errors.Line(trouble, Tone.Warning);
            }

            if (!answer.Equals(last))
            {
                Write(last, answer);
            }

            (last, lastTrouble) = (answer, trouble);
        };
    }

    private void Write(T? last, T answer) =>
        session.ShowAll(
            News(last, answer),
            () =>
            {
                session.Out.Line(TimeText.Of(session.Terminal.Clock.GetUtcNow()), Tone.Quiet);
                View(session.Out, answer);
            }
        );
}
