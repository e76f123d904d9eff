namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>What a service of many threads may do wrong now and then.</summary>
public enum ServiceFault
{
    None,

    /// <summary>A reading is answered from a copy that a change has not reached.</summary>
    ReadsOldCopy,

    /// <summary>A change is answered and not kept.</summary>
    LosesChange,

    /// <summary>A change is decided on the account as it was one change ago.</summary>
    DecidesOnOldState,

    /// <summary>A reading sees a change that is then undone.</summary>
    ShowsUndone,

    /// <summary>A stream's changes are decided in another order.</summary>
    ReordersStream,

    /// <summary>A change of a stream is left out, and those after it are not.</summary>
    SkipsOnStream,

    /// <summary>A cut-over is answered before it has happened.</summary>
    AnswersTooEarly,
}
