using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Facts changed: every open migration that rests on them is judged again in the same transaction.</summary>
internal static class JudgingAgain
{
    public static void JudgeTouchedMigrations(this IWriteSession session, DateTimeOffset now) =>
        session.JudgeAgain(session.TakeTouchedMigrations(), now);

    public static void JudgeAgain(this IWriteSession session, IReadOnlyList<PublisherId> ids, DateTimeOffset now)
    {
        foreach (var id in ids)
        {
            if (session.Find(id) is { } loaded)
            {
                loaded.Migration.JudgeAgain(loaded.CaseOfSystem(now));
                session.SaveIfChanged(loaded);
            }
        }
    }

    public static void SaveIfChanged(this IWriteSession session, LoadedMigration loaded)
    {
        if (loaded.Migration.NewEvents.Count > 0)
        {
            session.Save(loaded);
        }
    }
}
