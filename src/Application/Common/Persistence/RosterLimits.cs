using System.Runtime.InteropServices;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>How much one page of rosters holds at most; at least one account, however large.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RosterLimits(int Accounts, int Members);
