namespace PublisherMigration.Domain.AccountMigrations;

public enum RequirementState
{
    Satisfied = 1,
    Outstanding = 2,
    Waiting = 3,
}
