namespace PublisherMigration.Infrastructure.LegacyPortal;

/// <summary>A token in a file, read again when the file has changed: whoever renews it need not restart this service.</summary>
internal sealed class BearerTokenFile(string path)
{
    private readonly Lock _lock = new();
    private DateTime _writtenAt;
    private string _header = string.Empty;

    /// <summary>The value of the header <c>authorization</c>.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string Header()
    {
        lock (_lock)
        {
            var writtenAt = File.GetLastWriteTimeUtc(path);
            if (writtenAt != _writtenAt || _header.Length == 0)
            {
                _header = $"Bearer {File.ReadAllText(path).Trim()}";
                _writtenAt = writtenAt;
            }

            return _header;
        }
    }
}
