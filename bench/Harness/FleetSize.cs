namespace PublisherMigration.Harness;

/// <summary>How many accounts and changes a goal is about, unless the command line says otherwise.</summary>
/// <param name="Publishers">Migrated accounts.</param>
/// <param name="Changes">Changes that were recorded before the measurement, beside the one of every cut-over.</param>
internal sealed record FleetSize(int Publishers, int Changes)
{
    /// <summary>P2 to P4.</summary>
    public static readonly FleetSize Usual = new(10_000, 0);

    /// <summary>P6 and P8.</summary>
    public static readonly FleetSize Large = new(1_000_000, 10_000_000);

    public bool TakesLong => Publishers >= Large.Publishers;

    /// <summary>The sizes of the command line; a goal that begins without changes does so at any size.</summary>
    public FleetSize For(BenchOptions options) =>
        new(options.Publishers ?? Publishers, Changes == 0 ? 0 : options.Changes ?? Changes);

    public override string ToString() =>
        $"{Publishers:N0} migrated publishers of 3 to 6 members, {Changes:N0} changes recorded before";
}
