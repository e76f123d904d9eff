// Each breaks one rule of the architecture on purpose, so that its test is known to be able to fail.
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure;

namespace PublisherMigration.Architecture.Tests.Canaries;

public class OpenClass
{
    public int Number { get; init; }
}

internal sealed class CanaryManager
{
    public int Number { get; init; }
}

public sealed record CanaryRequest : IRequest<int>;

public sealed class PublicHandler : IRequestHandler<CanaryRequest, int>
{
    public Task<int> Handle(CanaryRequest request, CancellationToken cancellationToken) => Task.FromResult(1);
}

public record OpenRule : IRule
{
    public RuleViolation? Check() => null;
}

internal sealed record NoRuleAtAll(int Number);

internal static class UsesInfrastructureInALambda
{
    public static Action<IServiceCollection, IConfiguration> Compose() =>
        static (services, configuration) => services.AddInfrastructure(configuration);
}

internal sealed class UsesSqlite(string path)
{
    public async Task<object?> AskAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(path);
        await connection.OpenAsync(cancellationToken);
        return connection.ServerVersion;
    }
}

internal static class UsesContracts
{
    public static object Make() => new Change();
}
