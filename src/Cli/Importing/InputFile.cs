using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Importing;

/// <summary>A file that the command line names, or the standard input, which is called `-`.</summary>
internal sealed record InputFile(string Name)
{
    private bool IsStandardInput => string.Equals(Name, "-", StringComparison.Ordinal);

    /// <summary>In bytes; unset when only the end will tell.</summary>
    public long? Length => IsStandardInput ? null : new FileInfo(Name).Length;

    public Stream Open(Session session) => IsStandardInput ? session.Terminal.StandardInput() : File.OpenRead(Name);
}
