namespace Grpc.Core;

/// <summary>Carries the deadline and the cancellation of a served call into the calls that it makes.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken() { }
}
