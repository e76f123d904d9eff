using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Infrastructure.LegacyPortal;

namespace PublisherMigration.Infrastructure.Tests.LegacyPortal;

public sealed class BearerTokenFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("portal-token-").FullName, "token");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Renewed_IsReadAgain()
    {
        File.WriteAllText(_path, "first\n");
        var token = new BearerTokenFile(_path);
        token.Header().ShouldBe("Bearer first");

        File.WriteAllText(_path, "second");
        File.SetLastWriteTimeUtc(_path, File.GetLastWriteTimeUtc(_path).AddSeconds(2));

        token.Header().ShouldBe("Bearer second");
    }

    [Fact]
    public void Gone_RefusesTheCaller()
    {
        var token = new BearerTokenFile(_path);

        Should.Throw<IOException>(() => token.Header());

        PortalFailures.TokenUnreadable.Kind.ShouldBe(PortalFailureKind.RefusesCaller);
    }
}
