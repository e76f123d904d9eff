namespace PublisherMigration.Domain.AccountSync;

/// <summary>The one place where changes get their position.</summary>
public interface IChangeFeed
{
    /// <summary>
    /// Appends a change: its position is above every earlier one, its recorded time is the present and never before an
    /// earlier one.
    /// </summary>
    RecordedChange Append(ChangeDraft draft);
}
