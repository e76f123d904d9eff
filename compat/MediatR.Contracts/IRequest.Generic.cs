namespace MediatR;

/// <summary>A request with a response.</summary>
public interface IRequest<out TResponse> : IBaseRequest;
