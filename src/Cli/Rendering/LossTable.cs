using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class LossTable
{
    public static void Write(Display display, Wording wording, IReadOnlyCollection<Loss> losses, string digest)
    {
        if (losses.Count == 0)
        {
            return;
        }

        display.Line(wording.LossesHeading(losses.Count), Tone.Warning);
        display.Table(["MEMBER", "ROLE", "WHY", "TEXT"], losses.Select(Row));
        if (digest.Length > 0)
        {
            display.Line($"Loss digest: {digest}", Tone.Quiet);
        }
    }

    private static string[] Row(Loss loss) =>
        [PrincipalText.Of(loss.Principal), ProtoName.Of(loss.LegacyRole), ProtoName.Of(loss.Kind), loss.Text];
}
