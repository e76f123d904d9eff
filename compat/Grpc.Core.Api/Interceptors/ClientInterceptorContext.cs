namespace Grpc.Core.Interceptors;

/// <summary>A call that a client is about to make.</summary>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>A call of a method.</summary>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>What is called.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The host asked for, where it is not the channel's.</summary>
    public string? Host { get; }

    /// <summary>How it is called.</summary>
    public CallOptions Options { get; }
}
