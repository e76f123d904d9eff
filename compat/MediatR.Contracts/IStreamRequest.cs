namespace MediatR;

/// <summary>A request with a stream of responses.</summary>
public interface IStreamRequest<out TResponse>;
