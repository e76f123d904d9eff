using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using PublisherMigration.Application;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>A real store in a folder of its own, which goes with it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private TestStore(
        string folder,
        bool ownsFolder,
        StoreSeam? seam,
        Dictionary<string, string?>? settings,
        ManualTime? time = null
    )
    {
        Folder = folder;
        _ownsFolder = ownsFolder;
        Time = time ?? new ManualTime();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Database:Path", DatabasePath)])
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(seam ?? StoreSeam.None);
        services.AddSingleton<IOverdueCalls, NeverOverdue>();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddApplication(configuration).AddInfrastructure(configuration);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "migration.db");

    public ManualTime Time { get; }

    public IStore Store => Get<IStore>();

    public IMigrationQueries Migrations => Get<IMigrationQueries>();

    public IDirectoryQueries Directory => Get<IDirectoryQueries>();

    public static TestStore Open(StoreSeam? seam = null, Dictionary<string, string?>? settings = null)
    {
        var store = new TestStore(NewFolder(), ownsFolder: true, seam, settings);
        store.Begin();
        return store;
    }

    /// <summary>On a folder that another store has left, or that is a copy of one.</summary>
    public static TestStore OpenIn(
        string folder,
        Dictionary<string, string?>? settings = null,
        StoreSeam? seam = null,
        ManualTime? time = null
    )
    {
        var store = new TestStore(folder, ownsFolder: false, seam, settings, time);
        store.Begin();
        return store;
    }

    /// <summary>What a start on the folder is refused with; <c>null</c> for one that is not.</summary>
    public static async Task<string?> RefusalInAsync(string folder)
    {
        await using var store = new TestStore(folder, ownsFolder: false, seam: null, settings: null);
        try
        {
            store.Begin();
            return null;
        }
        catch (StoreRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>A folder with the files as they are at this moment, as a crash would leave them. Nothing may be written meanwhile.</summary>
    public string CopyFiles()
    {
        var copy = NewFolder();
        foreach (var database in new[] { DatabasePath, PortalConnection.PathBeside(DatabasePath) })
        {
            foreach (var file in new[] { database, database + "-wal" })
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }

        return copy;
    }

    public static string NewFolder() => System.IO.Directory.CreateTempSubdirectory("publisher-migration-").FullName;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<T> WriteAsync<T>(Func<IWriteSession, T> work) =>
        Store.WriteAsync(work, WhenFull.Wait, TestContext.Current.CancellationToken);

    public ValueTask<T> ReadAsync<T>(Func<IReadSession, T> query) =>
        Store.ReadAsync(query, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsFolder)
        {
            System.IO.Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>As the host does, but for what works by itself.</summary>
    private void Begin()
    {
        Get<SqliteStore>().Open();
        (Get<ILegacyPortal>() as EmbeddedLegacyPortal)?.Open();
    }
}
