using System.Globalization;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using Spectre.Console;

namespace PublisherMigration.Cli.Wizard;

/// <summary>Questions to the person at the terminal.</summary>
internal sealed class Prompts(Session session)
{
    public async Task<string> AskAsync(string question, CancellationToken cancellation)
    {
        TextPrompt<string> prompt = new TextPrompt<string>(Markup.Escape(Printable.Of(question))).AllowEmpty();
        return (await prompt.ShowAsync(session.Out.Console, cancellation)).Trim();
    }

    public Task<bool> ConfirmAsync(string question, bool byDefault, CancellationToken cancellation) =>
        new ConfirmationPrompt(Markup.Escape(Printable.Of(question)))
        {
            DefaultValue = byDefault,
            Yes = session.Wording.Yes,
        }.ShowAsync(session.Out.Console, cancellation);

    /// <returns>The number of the choice, from 1.</returns>
    public Task<int> ChooseAsync(string question, IReadOnlyList<string> choices, CancellationToken cancellation)
    {
        session.Out.Line(question);
        for (int i = 0; i < choices.Count; i++)
        {
            session.Out.Line(string.Create(CultureInfo.InvariantCulture, $"  {i + 1} {choices[i]}"));
        }

        TextPrompt<int> prompt = new(Markup.Escape(session.Wording.AskChoice));
        prompt.AddChoices(Enumerable.Range(1, choices.Count)).HideChoices();
        return prompt.ShowAsync(session.Out.Console, cancellation);
    }
}
