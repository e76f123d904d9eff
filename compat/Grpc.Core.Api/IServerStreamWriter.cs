namespace Grpc.Core;

/// <summary>The server's end of a response stream, which ends when the method returns.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;
