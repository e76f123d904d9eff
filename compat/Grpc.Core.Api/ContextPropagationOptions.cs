namespace Grpc.Core;

/// <summary>What a served call hands on to the calls that it makes.</summary>
public class ContextPropagationOptions
{
    /// <summary>Everything.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Chooses what to hand on.</summary>
    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the deadline goes on.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether a cancellation goes on.</summary>
    public bool IsPropagateCancellation { get; }
}
