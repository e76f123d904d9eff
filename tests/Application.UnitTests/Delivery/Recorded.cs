using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Delivery;

/// <summary>Changes as the feed has them: position 10 times the sequence.</summary>
internal static class Recorded
{
    public static readonly PublisherId Id = PublisherId.Parse("contoso");
    private static readonly AccountSettings Settings = new("Contoso", ContactEmail: null, SupportUri: null);
    private static readonly Principal Member = Principal.WorkAccount(EmailAddress.Parse("dev@contoso.com"));

    public static RecordedChange Change(long sequence) => Of(sequence, new MemberRemoved(Member));

    public static IEnumerable<RecordedChange> Changes(int from, int count) =>
        Enumerable.Range(from, count).Select(static sequence => Change(sequence));

    public static RecordedChange Restatement(long sequence) => Of(sequence, new AccountRestated([], Settings, "pca-1"));

    public static RecordedChange CutOver() =>
        Of(1, new AccountMigrated(Id, "pca-1", [], [], [], Settings, DateTimeOffset.UnixEpoch));

    public static DateTimeOffset TimeOf(long sequence) => DateTimeOffset.UnixEpoch.AddSeconds(sequence);

    private static RecordedChange Of(long sequence, ChangeBody body) =>
        new(
            new ChangeDraft(Id, sequence, ChangeCause.Recorded, Guid.Empty, sequence, null, Initiator.System, body),
            sequence * 10,
            TimeOf(sequence)
        );
}
