namespace PublisherMigration.Cli.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("migration-cli-");

    public string Path => folder.FullName;

    public string Write(string name, params string[] lines)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
