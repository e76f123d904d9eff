namespace PublisherMigration.Application.AccountMigrations;

public enum BannerAction
{
    Start = 1,
    Continue = 2,
    Nothing = 3,
    OpenPartnerCenter = 4,
}
