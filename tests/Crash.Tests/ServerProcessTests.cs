using Microsoft.Data.Sqlite;
using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests;

/// <summary>The servers die as they are told, and in no other way.</summary>
public sealed class ServerProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_OfTheService_IsASigkill()
    {
        using var site = new ServerSite();
        await using var server = site.Start(ServerProgram.Service);
        (await server.Address.WaitAsync(Cancellation)).ShouldNotBeNull(server.Output);
        server.Kill();
        (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
        (await DatabaseCheck.CheckAsync(site.DatabasePath)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failpoint_WhenReached_IsASigkill()
    {
        using var site = new ServerSite();
        await using var server = site.Start(ServerProgram.WithFailpoints);
        (await server.Address.WaitAsync(Cancellation)).ShouldNotBeNull(server.Output);
        await server.ArmAsync("Kill AfterCommit 1", Cancellation);
        server.Exited.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<Grpc.Core.RpcException>(() => TestWrites.OneAsync(server));
        (await server.Exited.WaitAsync(Cancellation)).ShouldBe(ServerProcess.KilledExitCode);
    }

    [Fact]
    public async Task Failpoint_ThatIsMisspelt_IsRefused()
    {
        using var site = new ServerSite();
        await using var server = site.Start(ServerProgram.WithFailpoints, "Kill BeforeLunch 1");
        (await server.Address.WaitAsync(Cancellation)).ShouldBeNull();
        (await server.Exited.WaitAsync(Cancellation)).ShouldNotBe(ServerProcess.KilledExitCode);
        server.Output.ShouldContain("BeforeLunch");
    }

    [Fact]
    public async Task DatabaseCheck_OfADamagedDatabase_SaysSo()
    {
        using var site = new ServerSite();
        await using (var connection = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE t (a, b); CREATE INDEX i ON t (a); INSERT INTO t VALUES (zeroblob(9000), 1)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        (await DatabaseCheck.CheckAsync(site.DatabasePath)).ShouldBeEmpty();
        var pages = await File.ReadAllBytesAsync(site.DatabasePath, Cancellation);
        Array.Fill(pages, (byte)0x5a, 4096, pages.Length - 4096);
        await File.WriteAllBytesAsync(site.DatabasePath, pages, Cancellation);
        (await DatabaseCheck.CheckAsync(site.DatabasePath)).ShouldNotBeEmpty();
    }
}
