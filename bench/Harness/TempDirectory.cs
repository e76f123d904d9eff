namespace PublisherMigration.Harness;

/// <summary>A directory of this run, removed at its end.</summary>
internal sealed class TempDirectory : IDisposable
{
    private readonly string path;

    public TempDirectory(DirectoryInfo parent)
    {
        path = Path.Combine(parent.FullName, $"run-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
    }

    /// <summary>A new, empty directory in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(Path.Combine(path, name)).FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);
}
