namespace PublisherMigration.Api.Security;

/// <summary>The service would start less safe than its environment asks. The message names the settings to mend.</summary>
public sealed class StartRefusedException(IReadOnlyCollection<string> reasons)
    : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyCollection<string> Reasons { get; } = reasons;
}
