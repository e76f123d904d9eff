using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>A caller of the service through the generated client. No actor means an operator's call.</summary>
public sealed partial class Portal(ChannelBase channel, Metadata headers)
{
    public MigrationService.MigrationServiceClient Migrations { get; } = new(channel);

    public DirectoryService.DirectoryServiceClient Directory { get; } = new(channel);

    public CallOptions Options => new(headers, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The same caller with one more header.</summary>
    public Portal With(string header, string value) => new(channel, [.. headers, new(header, value)]);

    public Portal In(string language) => With("accept-language", language);

    public async Task<AccountMigration> StartAsync(
        string id,
        Actor? actor = null,
        string workEmail = "",
        bool autoComplete = false,
        string requestId = "",
        string etag = ""
    )
    {
        var request = new StartMigrationRequest
        {
            PublisherId = id,
            Actor = actor,
            WorkEmail = workEmail,
            AutoComplete = autoComplete,
            RequestId = requestId,
            Etag = etag,
        };
        return (await Migrations.StartMigrationAsync(request, Options)).Migration;
    }

    public async Task<AccountMigration> SubmitAsync(
        string id,
        Actor? actor,
        string workEmail,
        Principal? member = null,
        string requestId = "",
        string etag = ""
    )
    {
        var request = new SubmitWorkEmailRequest
        {
            PublisherId = id,
            Actor = actor,
            WorkEmail = workEmail,
            Member = member,
            RequestId = requestId,
            Etag = etag,
        };
        return (await Migrations.SubmitWorkEmailAsync(request, Options)).Migration;
    }

    public Task<AccountMigration> EnterAsync(
        string id,
        Actor? actor,
        string mpnId,
        string requestId = "",
        string etag = ""
    ) =>
        EnrollAsync(
            new()
            {
                PublisherId = id,
                Actor = actor,
                ExistingMpnId = mpnId,
                RequestId = requestId,
                Etag = etag,
            }
        );

    public Task<AccountMigration> EnrollAnewAsync(
        string id,
        Actor? actor,
        string requestId = "",
        NewPartnerMembership? particulars = null
    ) =>
        EnrollAsync(
            new()
            {
                PublisherId = id,
                Actor = actor,
                RequestId = requestId,
                NewMembership =
                    particulars
                    ?? new NewPartnerMembership
                    {
                        LegalBusinessName = "Alder Analytics SA",
                        CountryCode = "FR",
                        ContactEmail = "office@alder.example",
                    },
            }
        );

    public async Task<AccountMigration> EnrollAsync(EnrollInPartnerNetworkRequest request) =>
        (await Migrations.EnrollInPartnerNetworkAsync(request, Options)).Migration;

    public async Task<AccountMigration> CompleteAsync(
        string id,
        Actor? actor = null,
        string lossDigest = "",
        bool validateOnly = false,
        string requestId = "",
        string etag = ""
    )
    {
        var request = new CompleteMigrationRequest
        {
            PublisherId = id,
            Actor = actor,
            LossDigest = lossDigest,
            ValidateOnly = validateOnly,
            RequestId = requestId,
            Etag = etag,
        };
        return (await Migrations.CompleteMigrationAsync(request, Options)).Migration;
    }

    public async Task<AccountMigration> CancelAsync(
        string id,
        Actor? actor = null,
        string note = "",
        string requestId = "",
        string etag = ""
    )
    {
        var request = new CancelMigrationRequest
        {
            PublisherId = id,
            Actor = actor,
            Note = note,
            RequestId = requestId,
            Etag = etag,
        };
        return (await Migrations.CancelMigrationAsync(request, Options)).Migration;
    }
}
