namespace Grpc.Core;

/// <summary>The client's end of a request stream.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Ends the stream. The call goes on until the server answers.</summary>
    Task CompleteAsync();
}
