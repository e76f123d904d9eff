namespace PublisherMigration.Application.Common.Paging;

/// <summary>Which page: 0 means 50, above 1,000 is taken as 1,000; an empty token means the first.</summary>
public sealed record PageRequest(int Size, string Token)
{
    private const int DefaultSize = 50;
    private const int MaxSize = 1_000;

    public int Limit =>
        Size switch
        {
            0 => DefaultSize,
            > MaxSize => MaxSize,
            _ => Size,
        };

    public PageLimits Limits => new(Limit);
}
