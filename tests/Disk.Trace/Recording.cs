using Google.Protobuf;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Disk.Trace;

/// <summary>An account is moved, and then changed by one call after the other.</summary>
internal static class Recording
{
    private const string PublisherId = "traced";
    private const string TenantId = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string MpnId = "1001";

    public static async Task<IReadOnlyList<AnsweredChange>> RunAsync(Uri address, int calls)
    {
        using (var channel = GrpcChannel.ForAddress(address))
        {
            await MoveAsync(channel);
        }

        // A connection of its own, on which nothing else is answered.
        using var recording = GrpcChannel.ForAddress(address);
        var client = new AccountSyncService.AccountSyncServiceClient(recording);
        var answers = new List<AnsweredChange>();
        for (var version = 1; version <= calls; version++)
        {
            var change = new AccountChange
            {
                ChangeId = Guid.NewGuid().ToString("D"),
                SourceVersion = version,
                MemberAdded = new MemberAdded
                {
                    Member = new Member
                    {
                        Principal = Work($"dev{version}"),
                        PartnerCenterRoles = { PartnerCenterRole.Developer },
                    },
                },
            };
            var answer = await client.RecordChangeAsync(new() { PublisherId = PublisherId, Change = change });
            if (answer.Outcome != ChangeOutcome.Recorded)
            {
                throw new TraceException($"A change was not recorded: {answer}");
            }

            answers.Add(new AnsweredChange(change.ChangeId, answer.ToByteArray()));
        }

        return answers;
    }

    private static async Task MoveAsync(GrpcChannel channel)
    {
        var directory = new DirectoryService.DirectoryServiceClient(channel);
        using var tenants = directory.ImportTenants();
        await tenants.RequestStream.WriteAsync(
            new()
            {
                Tenants =
                {
                    new Tenant
                    {
                        TenantId = TenantId,
                        DisplayName = "Alder Analytics",
                        Kind = TenantKind.Standard,
                        Domains = { "alder.example" },
                    },
                },
            }
        );
        await tenants.RequestStream.CompleteAsync();
        await tenants;
        using var memberships = directory.ImportPartnerMemberships();
        await memberships.RequestStream.WriteAsync(
            new()
            {
                PartnerMemberships =
                {
                    new PartnerMembership
                    {
                        MpnId = MpnId,
                        Kind = PartnerMembershipKind.Global,
                        Vetting = VettingState.Authorized,
                        PrimaryTenantId = TenantId,
                    },
                },
            }
        );
        await memberships.RequestStream.CompleteAsync();
        await memberships;
        using var publishers = directory.ImportPublishers();
        await publishers.RequestStream.WriteAsync(
            new()
            {
                Publishers =
                {
                    new PublisherAccount
                    {
                        PublisherId = PublisherId,
                        DisplayName = "Traced",
                        MpnId = MpnId,
                        Members =
                        {
                            new Member { Principal = Work("mara"), LegacyRole = LegacyRole.Owner },
                        },
                    },
                },
            }
        );
        await publishers.RequestStream.CompleteAsync();
        await publishers;
        var started = await new MigrationService.MigrationServiceClient(channel).StartMigrationAsync(
            new()
            {
                PublisherId = PublisherId,
                RequestId = Guid.NewGuid().ToString("D"),
                AutoComplete = true,
            }
        );
        if (started.Migration.State != MigrationState.Migrated)
        {
            throw new TraceException($"The account was not moved: {started}");
        }
    }

    private static Principal Work(string name) =>
        new() { Kind = PrincipalKind.WorkAccount, Email = $"{name}@alder.example" };
}
