using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>An account that the fake service keeps: each mutation leads to the migration that the test says.</summary>
internal sealed class AccountStory
{
    private readonly FakeMigrations service;

    public AccountStory(FakeServer server, AccountMigration first)
    {
        service = server.Migrations;
        Now = first;
        service.On<GetMigrationRequest>(_ => new GetMigrationResponse { Migration = Now });
        service.On<AssessMigrationRequest>(static _ => new AssessMigrationResponse { Assessment = new Assessment() });
        OnComplete(static _ => Accounts.Migrated());
    }

    public AccountMigration Now { get; set; }

    public void OnStart(Func<StartMigrationRequest, AccountMigration> next) =>
        service.On<StartMigrationRequest>(request => new StartMigrationResponse { Migration = Advance(next(request)) });

    public void OnSubmit(Func<SubmitWorkEmailRequest, AccountMigration> next) =>
        service.On<SubmitWorkEmailRequest>(request => new SubmitWorkEmailResponse
        {
            Migration = Advance(next(request)),
        });

    public void OnEnroll(Func<EnrollInPartnerNetworkRequest, AccountMigration> next) =>
        service.On<EnrollInPartnerNetworkRequest>(request => new EnrollInPartnerNetworkResponse
        {
            Migration = Advance(next(request)),
        });

    public void OnComplete(Func<CompleteMigrationRequest, AccountMigration> next) =>
        service.On<CompleteMigrationRequest>(request => new CompleteMigrationResponse
        {
            Migration = Advance(next(request)),
        });

    private AccountMigration Advance(AccountMigration next)
    {
        Now = next;
        return next;
    }
}
