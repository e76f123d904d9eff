namespace PublisherMigration.Harness;

/// <summary>Says on standard error what is going on; standard output holds the report alone.</summary>
internal static class Progress
{
    public static void Say(string text) => Console.Error.WriteLine(text);
}
