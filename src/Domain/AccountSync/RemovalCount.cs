namespace PublisherMigration.Domain.AccountSync;

/// <summary>What the mass-removal guard counted.</summary>
/// <param name="Fallen">Members who would have fallen within the window.</param>
/// <param name="MembersBefore">Members who had a legacy role at its start.</param>
/// <param name="IncomingFalls">Whether what is judged is among what makes them fall.</param>
public readonly record struct RemovalCount(int Fallen, int MembersBefore, bool IncomingFalls)
{
    public bool IsOver =>
        Fallen > RemovalGuard.Number && Fallen * 100L > MembersBefore * (long)RemovalGuard.SharePercent;
}
