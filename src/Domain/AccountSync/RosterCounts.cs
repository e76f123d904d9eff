namespace PublisherMigration.Domain.AccountSync;

/// <summary>What a roster came to.</summary>
/// <param name="Added">Members added.</param>
/// <param name="RolesChanged">Members whose roles changed.</param>
/// <param name="Removed">Members removed.</param>
/// <param name="SettingsChanged">Settings fields changed.</param>
/// <param name="Unchanged">Subjects that were so already.</param>
/// <param name="Newer">Subjects left alone because a newer version has touched them.</param>
/// <param name="FirstSequence">0 for none.</param>
/// <param name="LastSequence">0 for none.</param>
public sealed record RosterCounts(
    int Added,
    int RolesChanged,
    int Removed,
    int SettingsChanged,
    int Unchanged,
    int Newer,
    long FirstSequence,
    long LastSequence
)
{
    public static readonly RosterCounts None = new(0, 0, 0, 0, 0, 0, 0, 0);

    public bool HasDifferences => Added + RolesChanged + Removed + SettingsChanged > 0;
}
