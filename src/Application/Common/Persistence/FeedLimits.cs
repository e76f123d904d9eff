using System.Runtime.InteropServices;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>How much one page of the feed holds at most; at least one change, however large.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedLimits(int Changes, int Bytes);
