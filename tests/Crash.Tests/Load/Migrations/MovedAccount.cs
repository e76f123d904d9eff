using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

/// <summary>An account on its way, and what its callers were told.</summary>
internal sealed class MovedAccount(PublisherAccount facts)
{
    public string Id => Facts.PublisherId;

    public PublisherAccount Facts { get; } = facts;

    public bool IsImported { get; set; }

    public Command Start { get; } = new();

    public Command Complete { get; } = new();

    /// <summary>A command under one request id: sent or not, answered or not.</summary>
    internal sealed class Command
    {
        public string RequestId { get; } = Guid.NewGuid().ToString("D");

        public bool IsSent { get; set; }

        public AccountMigration? Answer { get; set; }
    }
}
