namespace PublisherMigration.Application.AccountMigrations;

public enum NoticeKind
{
    HistoryStays = 1,
    MemberMapped = 2,
    MembersMerged = 3,
    NoOwnerCarried = 4,
}
