namespace PublisherMigration.Application.Common.Paging;

/// <summary>Items in order, cut at <see cref="PageLimits"/>, and whether others follow.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items, bool HasMore);
