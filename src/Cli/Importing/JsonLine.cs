namespace PublisherMigration.Cli.Importing;

/// <summary>A line that is not blank: its item, or what is wrong with it.</summary>
internal readonly record struct JsonLine<T>(long Number, int Bytes, T? Item, string Fault)
    where T : class;
