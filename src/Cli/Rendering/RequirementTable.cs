using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class RequirementTable
{
    public static void Write(Display display, IReadOnlyCollection<Requirement> requirements)
    {
        if (requirements.Count > 0)
        {
            display.Table(["REQUIREMENT", "STATE", "REASON", "TEXT"], requirements.Select(Row));
        }
    }

    private static string[] Row(Requirement requirement) =>
        [
            ProtoName.Of(requirement.Kind),
            ProtoName.Of(requirement.State),
            requirement.Reason == ErrorReason.Unspecified ? "" : ProtoName.Of(requirement.Reason),
            requirement.Text,
        ];
}
